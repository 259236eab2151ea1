//! Bodies as messages (JSON-RPC 2.0), and what is said of those that are none.

use std::io::{self, Write};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId};
use serde_json::{Map, Value, json};

/// Why a body is no message.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Refusal {
    /// The id of the request that it was to be; null where that cannot be told.
    pub(super) id: Value,
    pub(super) code: i32,
    pub(super) message: String,
}

impl Refusal {
    /// Of what cannot be read.
    pub(super) fn unreadable(why: impl ToString) -> Self {
        Self {
            id: Value::Null,
            code: ErrorCode::ParseError as i32,
            message: why.to_string(),
        }
    }

    /// Of what can be read, and is no request.
    fn invalid(id: Option<Value>, why: &str) -> Self {
        Self {
            id: id
                .filter(|id| id.is_string() || id.is_number())
                .unwrap_or_default(),
            code: ErrorCode::InvalidRequest as i32,
            message: why.to_owned(),
        }
    }

    /// Writes it as a response.
    ///
    /// # Errors
    /// When that cannot be written.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let error = json!({ "code": self.code, "message": self.message });
        let body = json!({ "jsonrpc": "2.0", "id": self.id, "error": error }).to_string();
        write!(out, "Content-Length: {}\r\n\r\n{body}", body.len())?;
        out.flush()
    }
}

/// The message that a body is; none for a response.
pub(super) fn message(body: &[u8]) -> Result<Option<Message>, Refusal> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(fields)) => of_fields(fields),
        Ok(Value::Array(_)) => Err(Refusal::invalid(
            None,
            "batches are no part of the protocol",
        )),
        Ok(_) => Err(Refusal::invalid(None, "a message is an object")),
        Err(why) => Err(Refusal::unreadable(why)),
    }
}

fn of_fields(mut fields: Map<String, Value>) -> Result<Option<Message>, Refusal> {
    let id = fields.remove("id");
    let params = fields.remove("params").unwrap_or_default();
    let method = match fields.remove("method") {
        Some(Value::String(method)) => method,
        Some(_) => return Err(Refusal::invalid(id, "the method is no string")),
        None if fields.contains_key("result") || fields.contains_key("error") => return Ok(None),
        None => return Err(Refusal::invalid(id, "there is no method")),
    };
    let Some(id) = id else {
        return Ok(Some(Notification { method, params }.into()));
    };
    match serde_json::from_value::<RequestId>(id.clone()) {
        Ok(id) => Ok(Some(Request { id, method, params }.into())),
        Err(_) => {
            let why = "an id is a string, or a whole number of 32 bits";
            Err(Refusal::invalid(Some(id), why))
        }
    }
}

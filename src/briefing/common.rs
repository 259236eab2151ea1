//! What any entry may have besides its own fields.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use super::id::Id;
use super::several::{Keyed, Several};
use super::tlp::Tlp;
use super::words::{Citation, Prose, Ref};
use crate::words::text::Text;

/// Fields that every entry may have.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Common {
    /// A short name for matrix rows, charts, slides and narrow lists: at most 24 columns.
    #[schemars(extend("x-form" = "label"))]
    pub label: Option<Text>,
    /// Words to find the entry by; a library file may describe them.
    #[schemars(extend("x-to" = ["tag"], "x-open" = true))]
    pub tags: Several<Ref>,
    /// With whom the entry may be shared, if narrower than the briefing (TLP 2.0).
    pub tlp: Option<Tlp>,
    /// Where it comes from: `source-id` or `source-id#locator`.
    pub sources: Several<Citation>,
    /// Other entries worth a look.
    #[schemars(extend("x-to" = []))]
    pub see_also: Several<Ref>,
    /// Speaker notes: never shown to the audience, exported only when asked for.
    #[schemars(extend("x-private" = true))]
    pub notes: Option<Prose>,
    /// Ids of the same thing elsewhere, such as `attack` or `stix`.
    pub ext: Keyed<Several<Text>>,
    /// Ids that the entry had before; links to them still work.
    pub was: Several<Id>,
    /// Fields of the author's own, whose names start with `x-`: what stands in each, part by part.
    #[serde(rename = "x-")]
    #[schemars(skip)]
    pub own: Keyed<Several<Text>>,
}

/// The widest label, in columns.
pub(crate) const LABEL: usize = 24;

impl Common {
    /// These fields, to be shared where there are none.
    pub(crate) fn shared(self) -> Arc<Self> {
        static NONE: LazyLock<Arc<Common>> = LazyLock::new(Arc::default);
        if self == **NONE {
            NONE.clone()
        } else {
            Arc::new(self)
        }
    }
}

/// A whole entry: its own fields and those that every entry may have.
#[derive(Debug, Clone, PartialEq)]
pub struct Full<T> {
    /// The fields of its kind.
    pub own: T,
    /// The fields of every kind; entries that have none of them share one value.
    pub common: Arc<Common>,
}

/// In the file the two sets of fields are one map, so the schema is both joined.
impl<T: JsonSchema> JsonSchema for Full<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = T::json_schema(generator);
        let common = Common::json_schema(generator).remove("properties");
        let own = schema.get_mut("properties").and_then(|p| p.as_object_mut());
        if let (Some(own), Some(serde_json::Value::Object(common))) = (own, common) {
            own.extend(common);
        }
        schema
    }
}

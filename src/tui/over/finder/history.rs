//! The queries that led somewhere, for this run of the program.

/// How many are remembered.
const MOST: usize = 50;

/// Queries, the newest last, and where in them one is.
#[derive(Debug, Default)]
pub(super) struct History {
    queries: Vec<String>,
    at: Option<usize>,
    /// What was typed before an older one was asked for.
    typed: String,
}

impl History {
    /// Whether there is an older query to go to.
    pub(super) fn is_empty(&self) -> bool {
        self.queries.is_empty()
    }

    /// Remembers a query that led somewhere, once.
    pub(super) fn add(&mut self, query: &str) {
        self.leave();
        if query.trim().is_empty() {
            return;
        }
        self.queries.retain(|other| other != query);
        self.queries.push(query.to_owned());
        if self.queries.len() > MOST {
            self.queries.remove(0);
        }
    }

    /// What is typed is no longer one of these.
    pub(super) fn leave(&mut self) {
        self.at = None;
    }

    /// The next older query, if there is one; `line` is what stands in the line.
    pub(super) fn older(&mut self, line: &str) -> Option<&str> {
        if self.at.is_none() {
            line.clone_into(&mut self.typed);
        }
        let end = self.at.unwrap_or(self.queries.len());
        let older = self.queries[..end].iter();
        // The last query may stand in the line already.
        self.at = Some(older.clone().rposition(|query| query != line)?);
        self.at.map(|at| self.queries[at].as_str())
    }

    /// The next newer query; behind the newest, what was typed before.
    pub(super) fn newer(&mut self) -> Option<&str> {
        let next = self.at? + 1;
        self.at = (next < self.queries.len()).then_some(next);
        Some(self.at.map_or(&self.typed, |at| &self.queries[at]))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_walked_back_and_forth() {
        let mut history = History::default();
        for query in ["one", "two", " ", "one", "three"] {
            history.add(query);
        }
        assert_eq!(history.queries, ["two", "one", "three"]);
        assert_eq!(history.older("typed"), Some("three"));
        assert_eq!(history.older("three"), Some("one"));
        assert_eq!(history.older("one"), Some("two"));
        assert_eq!(history.older("two"), None);
        assert_eq!(history.newer(), Some("one"));
        assert_eq!(history.newer(), Some("three"));
        assert_eq!(history.newer(), Some("typed"));
        assert_eq!(history.newer(), None);
    }

    #[test]
    fn the_query_that_stands_there_is_passed_over_and_few_are_kept() {
        let mut history = History::default();
        for number in 0..60 {
            history.add(&number.to_string());
        }
        assert_eq!(history.queries.len(), MOST);
        assert_eq!(history.older("59"), Some("58"));
    }
}

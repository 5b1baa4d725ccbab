//! The trace header: `Root=1-…;Parent=…;Sampled=1`, as Lambda hands it over and SQS carries it (`AWSTraceHeader`).
use std::fmt;

/// A place in a trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TraceHeader {
    /// The trace's id.
    pub(super) root: String,
    /// The segment or subsegment below which the next one hangs.
    pub(super) parent: String,
    /// Whether the trace is recorded at all.
    pub(super) sampled: bool,
}

impl TraceHeader {
    /// Nothing where there is no trace and parent in it; parts of other names are ignored.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let part = |name: &str| {
            text.split(';')
                .filter_map(|part| part.trim().split_once('='))
                .find_map(|(key, value)| (key == name).then(|| value.to_owned()))
        };
        let is_id = |id: &String| {
            (1..=64).contains(&id.len())
                && id
                    .bytes()
                    .all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
        };
        Some(Self {
            root: part("Root").filter(is_id)?,
            parent: part("Parent").filter(is_id)?,
            sampled: part("Sampled").as_deref() == Some("1"),
        })
    }
}

impl fmt::Display for TraceHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            root,
            parent,
            sampled,
        } = self;
        write!(
            f,
            "Root={root};Parent={parent};Sampled={}",
            u8::from(*sampled)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_whatever_stands_beside() {
        let plain = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
        let header = TraceHeader::parse(plain).unwrap();
        assert_eq!(header.to_string(), plain);
        let more = "Lineage=25:a87bd80c:0; Sampled=1 ; Parent=53995c3f42cd8ad8;\
                    Root=1-5759e988-bd862e3fe1be46a994272793;Self=1-6";
        assert_eq!(TraceHeader::parse(more).unwrap(), header);
    }

    #[test]
    fn only_a_one_means_sampled() {
        for (rest, sampled) in [
            (";Sampled=1", true),
            (";Sampled=0", false),
            (";Sampled=?", false),
            ("", false),
        ] {
            let header = TraceHeader::parse(&format!("Root=1-ab;Parent=cd{rest}")).unwrap();
            assert_eq!(header.sampled, sampled, "{rest}");
        }
    }

    #[test]
    fn what_is_no_header_is_none() {
        let long = format!("Root={};Parent=ab", "a".repeat(65));
        for text in [
            "",
            "Root=",
            "Root=1-ab",
            "Parent=ab",
            "Root=1-ab;Parent=",
            "Root=<b>;Parent=ab",
            &long,
        ] {
            assert_eq!(TraceHeader::parse(text), None, "{text}");
        }
    }
}

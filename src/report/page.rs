//! The page itself: templates, style and script, and the policy that lets nothing else run.

use super::json::for_script;
use super::overview::Overview;
use crate::error::Error;
use crate::read::REPORT_MARK;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value, context};
use sha2::{Digest as _, Sha256};
use std::io::Write;

/// The page up to its data; by its ending, values are escaped as HTML.
const BEGIN: (&str, &str) = ("begin.html", include_str!("page/begin.html"));

const STYLE: &str = concat!(
    include_str!("page/base.css"),
    include_str!("page/overview.css"),
    include_str!("page/deadlines.css"),
    include_str!("page/reader.css")
);

const SCRIPT: &str = concat!(
    "(() => {\n\"use strict\";\n",
    include_str!("page/base.js"),
    include_str!("page/ahead.js"),
    include_str!("page/deadlines.js"),
    include_str!("page/facts.js"),
    include_str!("page/setting.js"),
    include_str!("page/reader.js"),
    include_str!("page/views.js"),
    "})();\n",
);

/// A page about to be written, part by part.
pub(super) struct Page {
    begin: String,
}

impl Page {
    /// Renders what stands before the data.
    pub(super) fn new(title: &str, made_by: &str, overview: &Overview) -> Result<Self, Error> {
        let begin =
            begin(title, made_by, overview).map_err(|error| Error::table("report", error))?;
        Ok(Self { begin })
    }

    pub(super) fn begin(&self, file: &mut dyn Write) -> Result<(), Error> {
        write(file, &self.begin)
    }

    /// Adds data for the script, as an element that no browser executes.
    #[expect(clippy::unused_self, reason = "a part of the page, after its beginning")]
    pub(super) fn data(
        &self,
        file: &mut dyn Write,
        id: &str,
        data: &serde_json::Value,
    ) -> Result<(), Error> {
        let json = for_script(data);
        write(file, &format!("<script type=\"application/json\" id=\"{id}\">{json}</script>\n"))
    }

    #[expect(clippy::unused_self, reason = "a part of the page, after its data")]
    pub(super) fn end(&self, file: &mut dyn Write) -> Result<(), Error> {
        write(file, &format!("<script>{SCRIPT}</script>\n</body>\n</html>\n"))
    }
}

fn begin(title: &str, made_by: &str, overview: &Overview) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_filter("grouped", grouped);
    environment.add_template(BEGIN.0, BEGIN.1)?;
    environment.get_template(BEGIN.0)?.render(context! {
        title,
        made_by,
        generator => format!("{REPORT_MARK}{made_by}"),
        overview => Serde(overview),
        policy => policy(),
        style => Value::from_safe_string(STYLE.to_owned()),
    })
}

/// What the page may do: run its own script, use its own style, and nothing else.
fn policy() -> String {
    format!(
        "default-src 'none'; script-src {}; style-src {}; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        hash(SCRIPT),
        hash(STYLE)
    )
}

fn hash(element: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(element.as_bytes())))
}

/// A number with a comma before every three digits.
fn grouped(number: u64) -> String {
    super::money::grouped(number.into())
}

fn write(file: &mut dyn Write, text: &str) -> Result<(), Error> {
    file.write_all(text.as_bytes()).map_err(|error| Error::io("writing", "the report", error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_style_and_script_cannot_end_their_elements() {
        assert!(!STYLE.contains("</") && !SCRIPT.contains("</") && !SCRIPT.contains("<!--"));
    }

    #[test]
    fn ok_the_script_makes_no_markup_and_no_code_of_text() {
        let forbidden = [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "Function(",
            "setAttribute(\"on",
            "setAttribute(\"style",
        ];
        for name in forbidden {
            assert!(!SCRIPT.contains(name), "{name}");
        }
    }
}

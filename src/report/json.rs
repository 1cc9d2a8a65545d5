//! JSON that can stand in a script element.

use serde_json::Value;

/// JSON without the characters that could end a script element, or that some parsers take for
/// line ends; they stand in strings only, where JSON has escapes for them.
pub(super) fn for_script(value: &Value) -> String {
    let json = value.to_string();
    let mut safe = String::with_capacity(json.len() + json.len() / 16);
    for c in json.chars() {
        match c {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_nothing_ends_the_element_and_nothing_is_lost() {
        let hostile = "</script><!-- ]]> & <script> \u{2028}\u{2029} {{ x }} \" \\ \u{0} é 😀";
        let value = serde_json::json!([hostile, { hostile: 1 }]);
        let safe = for_script(&value);
        assert!(!safe.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\u{0}']), "{safe}");
        assert_eq!(serde_json::from_str::<Value>(&safe).unwrap(), value);
    }
}

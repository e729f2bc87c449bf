//! Numbers as people read them.

/// A number with a comma between the thousands of its whole part: 12,400.
#[must_use]
pub fn thousands(value: f64) -> String {
    let text = value.to_string();
    let (whole, part) = text.split_once('.').map_or((text.as_str(), None), |(whole, part)| (whole, Some(part)));
    let mut out = String::new();
    for (place, c) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) && !out.ends_with('-') {
            out.push(',');
        }
        out.push(c);
    }
    part.map_or_else(|| out.clone(), |part| format!("{out}.{part}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let read =
            [(14.0, "14"), (2100.0, "2,100"), (5e6, "5,000,000"), (-1234.5, "-1,234.5"), (-123.0, "-123"), (0.0, "0")];
        for (number, words) in read {
            assert_eq!(thousands(number), words);
        }
    }
}

//! The logo of a house as a part: what it is and how large, by its first bytes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Xml;

/// A picture.
pub(in crate::export) struct Picture {
    /// `png`, `jpeg` or `svg`.
    pub ending: &'static str,
    /// The kind of part it is.
    pub kind: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// Width to height.
    ratio: f64,
}

impl Picture {
    /// The picture of a `data:` address as themes hold it.
    pub(in crate::export) fn of_address(address: &str) -> Option<Self> {
        let (head, text) = address.strip_prefix("data:")?.split_once(";base64,")?;
        let bytes = STANDARD.decode(text).ok()?;
        let (ending, kind, size) = match head {
            "image/png" => ("png", "image/png", png(&bytes)),
            "image/jpeg" => ("jpeg", "image/jpeg", jpeg(&bytes)),
            "image/svg+xml" => ("svg", "image/svg+xml", svg(&bytes)),
            _ => return None,
        };
        let ratio = size.filter(|[width, height]| *width > 0.0 && *height > 0.0).map_or(1.0, |[w, h]| w / h);
        Some(Self { ending, kind, bytes, ratio })
    }

    /// Width and height of the largest such picture in a box of that width and height.
    pub(in crate::export) fn within(&self, width: i64, height: i64) -> [i64; 2] {
        #[expect(clippy::cast_possible_truncation, reason = "no larger than the box")]
        let scaled = |length: i64, by: f64| ((length as f64 * by) as i64).max(1);
        if (height as f64) * self.ratio <= width as f64 {
            [scaled(height, self.ratio), height]
        } else {
            [width, scaled(width, 1.0 / self.ratio)]
        }
    }
}

/// The part of that id as what a shape is filled with. An SVG is named twice: programs that know it look for it in
/// an extension, others try the picture itself.
pub(in crate::export) fn blip(xml: &mut Xml, id: &str, is_svg: bool) {
    if !is_svg {
        return xml.empty("a:blip", &[("r:embed", id)]);
    }
    xml.element("a:blip", &[("r:embed", id)], |xml| {
        xml.element("a:extLst", &[], |xml| {
            xml.element("a:ext", &[("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")], |xml| {
                let space = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
                xml.empty("asvg:svgBlip", &[("xmlns:asvg", space), ("r:embed", id)]);
            });
        });
    });
}

fn number(bytes: &[u8]) -> f64 {
    f64::from(bytes.iter().fold(0, |sum: u32, byte| sum << 8 | u32::from(*byte)))
}

/// Width and height of the first chunk.
fn png(bytes: &[u8]) -> Option<[f64; 2]> {
    Some([number(bytes.get(16..20)?), number(bytes.get(20..24)?)])
}

/// Width and height of the first frame.
fn jpeg(bytes: &[u8]) -> Option<[f64; 2]> {
    let mut at = 2;
    while *bytes.get(at)? == 0xff {
        let marker = *bytes.get(at + 1)?;
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            return Some([number(bytes.get(at + 7..at + 9)?), number(bytes.get(at + 5..at + 7)?)]);
        }
        let length = usize::from(*bytes.get(at + 2)?) << 8 | usize::from(*bytes.get(at + 3)?);
        at += 2 + length;
    }
    None
}

/// The size of the view box, else width and height of the drawing.
fn svg(bytes: &[u8]) -> Option<[f64; 2]> {
    let text = std::str::from_utf8(bytes).ok()?;
    let head = text.split_once("<svg")?.1.split_once('>')?.0;
    let attribute = |name: &str| {
        let (_, rest) = head.split_once(&format!("{name}="))?;
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        rest[1..].split(quote).next()
    };
    if let Some(view) = attribute("viewBox") {
        let parts: Vec<f64> = view.split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
        return Some([*parts.get(2)?, *parts.get(3)?]);
    }
    let length = |name: &str| attribute(name)?.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok();
    Some([length(" width")?, length(" height")?])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(mime: &str, bytes: &[u8]) -> Picture {
        Picture::of_address(&format!("data:{mime};base64,{}", STANDARD.encode(bytes))).unwrap()
    }

    #[test]
    fn a_picture_keeps_its_proportions() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 0, 200, 0, 0, 0, 50]);
        assert_eq!(picture("image/png", &png).within(1000, 1000), [1000, 250]);
        let jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 100, 0, 50];
        assert_eq!(picture("image/jpeg", &jpeg).within(1000, 1000), [500, 1000]);
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 10'/>";
        assert_eq!(picture("image/svg+xml", svg).within(900, 900), [900, 300]);
        let sized = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20px\" height=\"10px\"/>";
        assert_eq!(picture("image/svg+xml", sized).within(100, 100), [100, 50]);
    }

    #[test]
    fn a_picture_of_unknown_size_is_square() {
        assert_eq!(picture("image/png", b"\x89PNG").within(10, 20), [10, 10]);
        assert!(Picture::of_address("data:text/html;base64,AA==").is_none());
    }
}

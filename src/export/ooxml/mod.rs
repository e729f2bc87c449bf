//! What Word and PowerPoint files share: parts in a package, XML, the house's colours, pictures and charts.

pub(super) mod chart;
mod package;
pub(super) mod picture;
pub(super) mod properties;
pub(super) mod theme;
mod workbook;
mod xml;

pub(super) use package::{Kind, Package, Relations};
pub(super) use xml::{Attributes, Xml};

//! The inside of a Word paragraph: runs, links, notes, tracked changes.

use std::rc::Rc;

use super::body::{Call, Reader};
use super::styles;
use super::{field, symbol};
use crate::read::decode::block::{Format, Piece};
use crate::read::decode::marks::Marks;
use crate::read::decode::xml::Element;

impl Reader {
    /// Reads what a paragraph, or a part of one, holds.
    pub(super) fn inline(
        &mut self,
        parent: &Element,
        link: Option<&Rc<str>>,
        out: &mut Vec<Piece>,
    ) {
        for child in parent.elements() {
            match child.name.as_str() {
                "w:r" => self.run(child, link, out),
                "w:hyperlink" => {
                    let target = child.attribute("r:id").and_then(|id| self.links.get(id)).cloned();
                    self.inline(child, target.as_ref().or(link), out);
                }
                "w:fldSimple" => {
                    let target = child.attribute("w:instr").and_then(field::link);
                    self.inline(child, target.as_ref().or(link), out);
                }
                "w:del" | "w:moveFrom" => self.delete(child),
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        self.inline(chosen, link, out);
                    }
                }
                "m:oMath" => self.equation(child, out),
                // The reading aid above a word of another script.
                "w:rt" => {}
                name if name.ends_with("Pr") => {}
                _ => self.inline(child, link, out),
            }
        }
    }

    /// Counts a deletion that says something: Word also tracks deleted line ends.
    pub(super) fn delete(&mut self, deleted: &Element) {
        let says = |element: &Element| match element.name.as_str() {
            "w:delText" | "w:t" => !element.text().trim().is_empty(),
            "w:drawing" | "w:pict" => true,
            _ => false,
        };
        self.losses.deletions += usize::from(deleted.descendants().any(says));
    }

    fn run(&mut self, run: &Element, link: Option<&Rc<str>>, out: &mut Vec<Piece>) {
        let none = Element::default();
        let properties = run.child("w:rPr").unwrap_or(&none);
        let style = properties.child("w:rStyle").and_then(|style| style.attribute("w:val"));
        let base = style.map_or(Marks::default(), |style| self.styles.marks(style));
        let marks = styles::marks(properties).over(base);
        if marks.is_hidden() && run.holds("w:t") {
            self.losses.hidden += 1;
            return;
        }
        let mut format = marks.format();
        format.link = self.fields.link().or_else(|| link.cloned());
        self.run_content(run, &format, out);
    }

    fn run_content(&mut self, run: &Element, format: &Format, out: &mut Vec<Piece>) {
        for child in run.elements() {
            match child.name.as_str() {
                "w:fldChar" => {
                    self.fields.turn(child.attribute("w:fldCharType").unwrap_or("end"));
                }
                "w:instrText" => self.fields.instruct(&child.text()),
                "w:drawing" | "w:pict" | "w:object" => self.drawing(child),
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        self.run_content(chosen, format, out);
                    }
                }
                "w:commentReference" => self.losses.comments += 1,
                _ if self.fields.is_instruction() => {}
                "w:t" => {
                    let text = self.without_symbols(&child.text());
                    out.push(Piece::Text(text, format.clone()));
                }
                "w:tab" | "w:ptab" => out.push(Piece::Text("\t".to_owned(), format.clone())),
                "w:br" | "w:cr" => out.push(Piece::Break),
                "w:noBreakHyphen" => out.push(Piece::Text("\u{2011}".to_owned(), format.clone())),
                "w:sym" => {
                    let font = child.attribute("w:font").unwrap_or_default();
                    let code = child.attribute("w:char").unwrap_or_default();
                    let code = u32::from_str_radix(code, 16).unwrap_or(0);
                    match symbol::unicode(font, code) {
                        Some(sign) => out.push(Piece::Text(sign.to_string(), format.clone())),
                        None => self.losses.symbols += 1,
                    }
                }
                "w:footnoteReference" => self.call(child, false, out),
                "w:endnoteReference" => self.call(child, true, out),
                _ => {}
            }
        }
    }

    fn call(&mut self, reference: &Element, at_end: bool, out: &mut Vec<Piece>) {
        let id = reference.attribute("w:id").unwrap_or_default().to_owned();
        self.calls.push(Call { at_end, id });
        out.push(Piece::Call(self.calls.len()));
    }

    fn equation(&mut self, equation: &Element, out: &mut Vec<Piece>) {
        self.losses.equations += 1;
        let signs = equation.descendants().filter(|element| element.name == "m:t");
        let text: String = signs.map(Element::text).collect();
        out.push(Piece::Text(text, Format::default()));
    }

    /// Text in which signs of symbol fonts, typed into private places of Unicode, are real signs.
    fn without_symbols(&mut self, text: &str) -> String {
        let mut kept = String::with_capacity(text.len());
        for sign in text.chars() {
            if !('\u{f000}'..='\u{f0ff}').contains(&sign) {
                kept.push(sign);
            } else if let Some(sign) = symbol::unicode("Wingdings", u32::from(sign)) {
                kept.push(sign);
            } else {
                self.losses.symbols += 1;
            }
        }
        kept
    }
}

/// The branch of a choice that today's Word shows; the other is for older programs.
pub(super) fn chosen(choice: &Element) -> Option<&Element> {
    choice.child("mc:Choice").or_else(|| choice.child("mc:Fallback"))
}

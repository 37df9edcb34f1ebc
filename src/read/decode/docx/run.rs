//! The inside of a Word paragraph: runs, links, notes, tracked changes.

use std::rc::Rc;

use super::body::{Call, Reader};
use super::chosen;
use super::field::{self, Shown};
use super::{equation, styles, symbol};
use crate::read::decode::address::mark;
use crate::read::decode::block::{Format, Piece, is_blank};
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
                    let mark = child.attribute("w:anchor").and_then(mark);
                    self.inline(child, mark.or(target).as_ref().or(link), out);
                }
                "w:fldSimple" => self.simple_field(child, link, out),
                "w:sdt" if self.is_prompt(child) => {}
                "w:del" | "w:moveFrom" => self.delete(child),
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        self.inline(chosen, link, out);
                    }
                }
                "m:oMath" => self.equation(child, out),
                "w:subDoc" => self.losses.insertions += 1,
                name if name.ends_with("Pr") => {}
                _ => self.inline(child, link, out),
            }
        }
    }

    /// Whether a content control still shows its prompt (« Cliquez ou appuyez ici… »).
    pub(super) fn is_prompt(&mut self, control: &Element) -> bool {
        let properties = control.child("w:sdtPr");
        let prompt = properties.and_then(|properties| properties.child("w:showingPlcHdr"));
        let is_prompt = prompt.is_some_and(styles::is_on);
        self.losses.prompts += usize::from(is_prompt);
        is_prompt
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

    fn simple_field(&mut self, field: &Element, link: Option<&Rc<str>>, out: &mut Vec<Piece>) {
        let instruction = field.attribute("w:instr").unwrap_or_default();
        let target = field::link(instruction);
        let mut text = Vec::new();
        self.inline(field, target.as_ref().or(link), &mut text);
        if is_blank(&text)
            && let Some(shown) = field::shown(instruction)
        {
            self.show(shown, &Format::default(), out);
        }
        out.append(&mut text);
    }

    fn run(&mut self, run: &Element, link: Option<&Rc<str>>, out: &mut Vec<Piece>) {
        let none = Element::default();
        let properties = run.child("w:rPr").unwrap_or(&none);
        let style = properties.child("w:rStyle").and_then(|style| style.attribute("w:val"));
        let base = style.map_or(Marks::default(), |style| self.styles.marks(style));
        let hidden = Marks { hidden: Some(self.is_hidden), ..Marks::default() };
        let marks = styles::marks(properties).over(base).over(hidden);
        if marks.is_hidden() {
            self.hidden_run(run);
            return;
        }
        let is_coloured = properties
            .child("w:highlight")
            .and_then(|colour| colour.attribute("w:val"))
            .is_some_and(|colour| colour != "none");
        self.is_highlighted |= is_coloured && run.holds("w:t");
        let mut format = marks.format();
        format.link = self.fields.link().or_else(|| link.cloned());
        let outer = std::mem::replace(&mut self.symbols, symbol_font(properties));
        self.run_content(run, &format, out);
        self.symbols = outer;
    }

    /// Follows the fields of a run that is not shown.
    fn hidden_run(&mut self, run: &Element) {
        let mut shows = false;
        for child in run.descendants() {
            match child.name.as_str() {
                "w:fldChar" => shows |= self.fields.turn(child).is_some(),
                "w:instrText" => self.fields.instruct(&child.text()),
                "w:t"
                | "w:sym"
                | "w:drawing"
                | "w:pict"
                | "w:object"
                | "w:footnoteReference"
                | "w:endnoteReference" => shows = true,
                _ => {}
            }
        }
        self.losses.hidden += usize::from(shows);
    }

    fn run_content(&mut self, run: &Element, format: &Format, out: &mut Vec<Piece>) {
        for child in run.elements() {
            match child.name.as_str() {
                "w:fldChar" => {
                    let shown = self.fields.turn(child);
                    if let Some(shown) = shown.filter(|_| !self.fields.is_instruction()) {
                        self.fields.say();
                        self.show(shown, format, out);
                    }
                }
                "w:instrText" => self.fields.instruct(&child.text()),
                _ if self.fields.is_instruction() => {}
                "w:drawing" | "w:pict" | "w:object" => self.drawing(child),
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        self.run_content(chosen, format, out);
                    }
                }
                "w:commentReference" => self.losses.comments += 1,
                "w:t" => {
                    let text = self.without_symbols(&child.text());
                    if !text.trim().is_empty() {
                        self.fields.say();
                    }
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
                    self.fields.say();
                }
                "w:ruby" => self.ruby(child, format, out),
                "w:footnoteReference" => self.call(child, false, out),
                "w:endnoteReference" => self.call(child, true, out),
                "w14:contentPart" | "w:contentPart" => self.losses.ink += 1,
                _ => {}
            }
        }
    }

    /// What a field shows that made no text itself.
    fn show(&mut self, shown: Shown, format: &Format, out: &mut Vec<Piece>) {
        match shown {
            Shown::Words(words) => out.push(Piece::Text(words, format.clone())),
            Shown::Equation(signs) => {
                self.losses.equations += 1;
                out.push(Piece::Text(signs, format.clone()));
            }
            Shown::Prompt => self.losses.prompts += 1,
        }
    }

    /// A word of another script with its reading aid in brackets, as browsers show it that cannot set
    /// it above.
    fn ruby(&mut self, ruby: &Element, format: &Format, out: &mut Vec<Piece>) {
        let mut part = |name: &str| {
            let mut text = Vec::new();
            if let Some(part) = ruby.child(name) {
                self.inline(part, format.link.as_ref(), &mut text);
            }
            text
        };
        let (mut base, mut aid) = (part("w:rubyBase"), part("w:rt"));
        out.append(&mut base);
        if !is_blank(&aid) {
            out.push(Piece::Text(" (".to_owned(), Format::default()));
            out.append(&mut aid);
            out.push(Piece::Text(")".to_owned(), Format::default()));
        }
    }

    fn call(&mut self, reference: &Element, at_end: bool, out: &mut Vec<Piece>) {
        let id = reference.attribute("w:id").unwrap_or_default().to_owned();
        self.calls.push(Call { at_end, id });
        out.push(Piece::Call(self.calls.len()));
    }

    pub(super) fn equation(&mut self, equation: &Element, out: &mut Vec<Piece>) {
        self.losses.equations += 1;
        out.append(&mut equation::pieces(equation));
    }

    /// Text in which signs of symbol fonts are real signs: of the run's own font, or typed into private
    /// places of Unicode.
    fn without_symbols(&mut self, text: &str) -> String {
        let mut kept = String::with_capacity(text.len());
        for sign in text.chars() {
            let code = u32::from(sign);
            let font = match (&self.symbols, code) {
                (Some(font), 0x20..=0xff | 0xf000..=0xf0ff) => font,
                (None, 0xf0b7) => "Symbol",
                (None, 0xf000..=0xf0ff) => "Wingdings",
                _ => {
                    kept.push(sign);
                    continue;
                }
            };
            match symbol::unicode(font, code) {
                Some(sign) => kept.push(sign),
                None => self.losses.symbols += 1,
            }
        }
        kept
    }
}

/// The symbol font that a run is set in.
fn symbol_font(properties: &Element) -> Option<String> {
    let fonts = properties.child("w:rFonts")?;
    let font = fonts.attribute("w:ascii").or_else(|| fonts.attribute("w:hAnsi"))?;
    symbol::is_symbolic(font).then(|| font.to_owned())
}

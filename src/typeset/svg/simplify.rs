//! What of a drawing cannot be printed: pictures that it only links to, and effects that would take longer
//! than all the rest of the report. They are costed before typst draws them, for nothing stops them then.

use roxmltree::{Document, Node};

use super::{link, parse, unpacked};

/// What is left out of a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::typeset) enum LeftOut {
    /// Pictures that lie elsewhere, by their names.
    Linked(Vec<String>),
    /// Effects.
    Effects,
}

/// How much the effects of a drawing may cost, in operations for each dot of the whole drawing: some ten
/// seconds of work, and more than a hundred shadows of small shapes.
const MOST: f64 = 1_000.0;

/// How many dots a drawing is wide where effects are drawn, as large as a page has room for.
const DOTS: f64 = 2_000.0;

/// A drawing without what cannot be printed of it, and what that is; no bytes when it stays as it is.
pub(in crate::typeset) fn simplify(bytes: &[u8]) -> (Option<Vec<u8>>, Vec<LeftOut>) {
    let read = || {
        let svg = unpacked(bytes)?;
        let text = std::str::from_utf8(&svg).ok()?;
        let drawing = parse(text)?;
        let mut left_out = Vec::new();
        let linked = linked(&drawing);
        if !linked.is_empty() {
            left_out.push(LeftOut::Linked(linked));
        }
        let simple = without_effects(&drawing, text);
        left_out.extend(simple.is_some().then_some(LeftOut::Effects));
        Some((simple.map(String::into_bytes), left_out))
    };
    read().unwrap_or_default()
}

/// The names of the pictures that lie elsewhere.
fn linked(drawing: &Document<'_>) -> Vec<String> {
    let pictures = drawing
        .descendants()
        .filter(|it| matches!(it.tag_name().name(), "image" | "feImage"))
        .filter_map(link);
    let elsewhere =
        |it: &&str| !it.is_empty() && !it.starts_with(['#']) && !it.starts_with("data:");
    let mut names: Vec<_> =
        pictures.map(|it| it.value().trim()).filter(elsewhere).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

/// The drawing with its heaviest effects undone, if they are too heavy.
fn without_effects(drawing: &Document<'_>, text: &str) -> Option<String> {
    let frame = Frame::of(drawing);
    let filters = drawing.descendants().filter(|it| it.tag_name().name() == "filter");
    let mut costs: Vec<(f64, Node<'_, '_>)> =
        filters.map(|filter| (frame.cost(filter) * uses(drawing, filter), filter)).collect();
    let mut total: f64 = costs.iter().map(|(cost, _)| cost).sum();
    if total <= MOST {
        return None;
    }
    costs.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let mut changes = Vec::new();
    for (cost, filter) in costs {
        if total <= MOST {
            break;
        }
        total -= cost;
        changes.extend(undone(filter, text));
    }
    let mut simple = text.to_owned();
    changes.sort_by_key(|(range, _): &(std::ops::Range<usize>, String)| {
        std::cmp::Reverse(range.start)
    });
    for (range, instead) in changes {
        simple.replace_range(range, &instead);
    }
    Some(simple)
}

/// What to write in the place of a filter's steps, so that it changes nothing.
fn undone(filter: Node<'_, '_>, text: &str) -> Option<(std::ops::Range<usize>, String)> {
    let mut steps = filter.children().filter(Node::is_element);
    let (first, last) = (steps.clone().next()?, steps.next_back()?);
    let tag = text.get(filter.range())?.strip_prefix('<')?;
    let prefix = tag.split("filter").next().filter(|it| it.is_empty() || it.ends_with(':'))?;
    let range = first.range().start..last.range().end;
    text.get(range.clone())?.starts_with('<').then(|| (range, format!("<{prefix}feOffset/>")))
}

/// How often an effect is drawn, as far as the drawing tells: a rule of a style may be that of every element,
/// and what is drawn again is drawn with its effects.
fn uses(drawing: &Document<'_>, filter: Node<'_, '_>) -> f64 {
    let Some(id) = filter.attribute("id") else { return 0.0 };
    let named = [format!("url(#{id})"), format!("url('#{id}')"), format!("url(\"#{id}\")")];
    let names = |text: &str| named.iter().any(|name| text.contains(name.as_str()));
    let (mut uses, mut copies, mut elements, mut is_styled) = (0_u32, 1_u32, 0_u32, false);
    for node in drawing.descendants() {
        elements += u32::from(node.is_element());
        copies += u32::from(node.tag_name().name() == "use");
        is_styled |= node.is_text()
            && node.parent_element().is_some_and(|it| it.tag_name().name() == "style")
            && node.text().is_some_and(names);
        uses += u32::from(node.attributes().any(|it| names(it.value())));
    }
    let uses = if is_styled { elements } else { uses };
    f64::from(uses) * f64::from(copies)
}

/// How large the drawing is in its own units.
struct Frame {
    width: f64,
    height: f64,
}

impl Frame {
    fn of(drawing: &Document<'_>) -> Self {
        let root = drawing.root_element();
        let side = |name: &str| root.attribute(name).and_then(number).filter(|it| *it > 0.0);
        let frame = root.attribute("viewBox").map(numbers).unwrap_or_default();
        let framed = match frame.as_slice() {
            [_, _, width, height] if *width > 0.0 && *height > 0.0 => Some((*width, *height)),
            _ => None,
        };
        let (width, height) =
            framed.or(side("width").zip(side("height"))).unwrap_or((100.0, 100.0));
        Self { width, height }
    }

    /// What a filter costs, in operations for each dot of the whole drawing.
    fn cost(&self, filter: Node<'_, '_>) -> f64 {
        let side = |name: &str| filter.attribute(name).and_then(number);
        let share = match (filter.attribute("filterUnits"), side("width"), side("height")) {
            (Some("userSpaceOnUse"), Some(width), Some(height)) => {
                (width * height / (self.width * self.height)).clamp(0.0, 1.0)
            }
            _ => 1.0,
        };
        let unit = match filter.attribute("primitiveUnits") {
            Some("objectBoundingBox") => self.width.max(self.height),
            _ => 1.0,
        };
        let steps = filter.children().filter(Node::is_element);
        share * steps.map(|step| self.step(step, unit)).sum::<f64>()
    }

    fn step(&self, step: Node<'_, '_>, unit: f64) -> f64 {
        let values = |name: &str| step.attribute(name).map(numbers).unwrap_or_default();
        let dots = |length: f64| length.abs() * unit * DOTS / self.width.max(self.height);
        match step.tag_name().name() {
            // Each dot looks at all around it.
            "feMorphology" => {
                let radius = values("radius");
                let x = radius.first().copied().unwrap_or(0.0);
                let y = radius.get(1).copied().unwrap_or(x);
                (2.0 * dots(x) + 1.0) * (2.0 * dots(y) + 1.0)
            }
            "feConvolveMatrix" => {
                let order = values("order");
                let x = order.first().copied().unwrap_or(3.0);
                4.0 * x * order.get(1).copied().unwrap_or(x)
            }
            "feTurbulence" => 150.0 * values("numOctaves").first().copied().unwrap_or(1.0).max(1.0),
            "feDiffuseLighting" | "feSpecularLighting" => 60.0,
            "feGaussianBlur" | "feDropShadow" => 12.0,
            _ => 3.0,
        }
    }
}

fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let end = text.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(text.len());
    text[..end].parse().ok().filter(|number: &f64| number.is_finite())
}

fn numbers(text: &str) -> Vec<f64> {
    let words = text.split(|sign: char| sign == ',' || sign.is_whitespace());
    words.filter(|word| !word.is_empty()).filter_map(|word| word.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(steps: &str, shapes: &str) -> String {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'><filter id='f'>{steps}</filter>\
             {shapes}</svg>"
        )
    }

    #[test]
    fn effects_that_no_page_waits_for_are_undone() {
        let shape = "<rect width='9' height='9' filter='url(#f)'/>";
        let shadow =
            "<feOffset dx='2'/><feGaussianBlur stdDeviation='3'/><feBlend in2='SourceGraphic'/>";
        let light = drawing(shadow, &shape.repeat(20));
        assert_eq!(simplify(light.as_bytes()), (None, Vec::new()));
        let heavy = drawing("<feMorphology radius='100'/>", shape);
        let (bytes, left_out) = simplify(heavy.as_bytes());
        assert_eq!(left_out, [LeftOut::Effects]);
        assert_eq!(String::from_utf8(bytes.unwrap()).unwrap(), drawing("<feOffset/>", shape));
        let unused = drawing("<feMorphology radius='100'/>", "");
        assert_eq!(simplify(unused.as_bytes()), (None, Vec::new()));
        let styled = format!("<style>rect {{ filter: url(#f) }}</style>{}", "<rect/>".repeat(400));
        assert_eq!(simplify(drawing(shadow, &styled).as_bytes()).1, [LeftOut::Effects]);
    }

    #[test]
    fn pictures_that_lie_elsewhere_are_named() {
        let svg = drawing("", "<image href='plan.png'/><image href='data:image/png;base64,'/>");
        assert_eq!(simplify(svg.as_bytes()).1, [LeftOut::Linked(vec!["plan.png".to_owned()])]);
    }
}

//! What there is to be asked for. A path is compared with these names and never looked up anywhere.

use std::sync::Arc;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;

use super::Board;
use super::answer::Answer;
use super::page;
use crate::typeset::font;

/// Where changes are told.
pub(super) const EVENTS: &str = "/events";

const SCRIPT: &[u8] = include_bytes!("assets/preview.js");
const STYLE: &[u8] = include_bytes!("assets/preview.css");
const ICON: &[u8] = include_bytes!("assets/icon.svg");
/// The fonts of the page, which are the report's.
const FONTS: &[&str] =
    &["SourceSans3-Regular.ttf", "SourceSans3-SemiBold.ttf", "SourceCodePro-Regular.ttf"];

pub(super) fn answer(path: &str, board: &Board) -> Answer {
    match path {
        "/" => Answer::text("text/html; charset=utf-8", page::html(board.language)),
        "/preview.js" => Answer::fixed("text/javascript; charset=utf-8", SCRIPT),
        "/preview.css" => Answer::fixed("text/css; charset=utf-8", STYLE),
        "/icon.svg" => Answer::fixed("image/svg+xml", ICON),
        "/state" => state(board),
        "/report.pdf" => pdf(board).unwrap_or_else(not_found),
        _ => page_of(path, board).or_else(|| font_of(path)).unwrap_or_else(not_found),
    }
}

fn not_found() -> Answer {
    Answer::refusal("404 Not Found")
}

fn state(board: &Board) -> Answer {
    let (version, scene) = {
        let showing = board.showing();
        (showing.version, showing.scene.clone())
    };
    let mut state = json!({ "version": version });
    if let (Some(all), Some(own)) = (state.as_object_mut(), scene.state.as_object()) {
        all.extend(own.clone());
    }
    Answer::text("application/json", state.to_string())
}

fn pdf(board: &Board) -> Option<Answer> {
    let scene = board.showing().scene.clone();
    let sheets = scene.sheets.as_ref()?;
    let name = utf8_percent_encode(sheets.name(), NON_ALPHANUMERIC);
    let answer = Answer::bytes("application/pdf", sheets.pdf());
    Some(answer.with("Content-Disposition", format!("inline; filename*=UTF-8''{name}")))
}

/// `/pages/0123456789abcdef.svg`.
fn page_of(path: &str, board: &Board) -> Option<Answer> {
    let print = path.strip_prefix("/pages/")?.strip_suffix(".svg")?;
    let (scene, before) = {
        let showing = board.showing();
        (showing.scene.clone(), showing.before.clone())
    };
    let mut sheets = scene.sheets.iter().chain(&before);
    let svg: Arc<str> = sheets.find_map(|sheets| sheets.page(print))?;
    Some(Answer::text("image/svg+xml", svg))
}

/// `/fonts/SourceSans3-Regular.ttf`.
fn font_of(path: &str) -> Option<Answer> {
    let asked = path.strip_prefix("/fonts/")?;
    let name = FONTS.iter().find(|name| **name == asked)?;
    Some(Answer::bytes("font/ttf", font(name)?.into()))
}

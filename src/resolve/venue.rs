//! What a place tells of how people took part.

use crate::spelling::fold;

/// Whether a place is no place: nothing but « en visioconférence ». A room tells nothing, for others
/// may have taken part from afar.
pub(super) fn is_on_line(venue: &[String]) -> bool {
    const WORDS: &[&str] = &[
        "visioconference",
        "en visioconference",
        "par visioconference",
        "visio",
        "en visio",
        "en ligne",
        "a distance",
        "en distanciel",
        "distanciel",
        "webinaire",
        "webinar",
        "online",
        "on line",
        "videoconference",
    ];
    !venue.is_empty() && venue.iter().all(|line| WORDS.contains(&fold(line).as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_on_line;

    #[test]
    fn only_a_place_that_is_none_tells_of_a_day_on_line() {
        let venue =
            |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        assert!(is_on_line(&venue(&["En visioconférence"])));
        assert!(is_on_line(&venue(&["Webinaire", "en ligne"])));
        assert!(!is_on_line(&venue(&["Salle Mouzon", "en visioconférence"])));
        assert!(!is_on_line(&venue(&["Salle Mouzon"])) && !is_on_line(&[]));
    }
}

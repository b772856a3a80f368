//! What a new text of the charter changes, idea by idea and word by word.

use similar::ChangeTag;
use tdu_policies::CharterText;

use crate::{
    app::{ChangeKind, IdeaChange, Piece},
    difference::difference,
};

/// One idea of a text: what tells it from the others, and its lines, the title first.
struct Idea<'t> {
    id: &'t str,
    lines: Vec<&'t str>,
}

/// The ideas that a new text adds, removes or says otherwise, in the order of the new text; what is gone stands where it was.
pub fn changes(former: &CharterText, new: &CharterText) -> Vec<IdeaChange> {
    let (old, new) = (ideas(former), ideas(new));
    let (old_ids, new_ids) = (ids(&old), ids(&new));
    let mut found = Vec::new();
    for change in difference(&old_ids, &new_ids).iter().flat_map(|op| op.iter_changes(&old_ids, &new_ids)) {
        let before = || old.iter().find(|idea| idea.id == change.value());
        let after = || new.iter().find(|idea| idea.id == change.value());
        match change.tag() {
            // An idea that only moved says what it said.
            ChangeTag::Delete if after().is_some() => {}
            ChangeTag::Delete => {
                found.extend(before().map(|idea| whole(idea, ChangeKind::Removed, Piece::Removed)));
            }
            ChangeTag::Insert | ChangeTag::Equal => match (before(), after()) {
                (None, Some(idea)) => found.push(whole(idea, ChangeKind::Added, Piece::Added)),
                (Some(before), Some(after)) if before.lines != after.lines => {
                    found.push(IdeaChange { kind: ChangeKind::Changed, lines: words(before, after) });
                }
                _ => {}
            },
        }
    }
    found
}

fn ideas(text: &CharterText) -> Vec<Idea<'_>> {
    let sections = text.sections.iter().map(|section| Idea {
        id: section.id.as_str(),
        lines: std::iter::once(section.title.as_str())
            .chain(section.paragraphs.iter().map(String::as_str))
            .collect(),
    });
    // Not ids of sections: those hold no space.
    let consents = Idea {
        id: "the choices",
        lines: [text.consents_title.as_str(), &text.consents_introduction]
            .into_iter()
            .chain(text.consents.iter().map(|choice| choice.text.as_str()))
            .collect(),
    };
    let points = Idea {
        id: "the points",
        lines: std::iter::once(text.comprehension_title.as_str())
            .chain(text.comprehension.iter().map(|point| point.text.as_str()))
            .collect(),
    };
    sections.chain([consents, points]).collect()
}

fn ids<'t>(ideas: &[Idea<'t>]) -> Vec<&'t str> {
    ideas.iter().map(|idea| idea.id).collect()
}

fn whole(idea: &Idea<'_>, kind: ChangeKind, piece: fn(String) -> Piece) -> IdeaChange {
    IdeaChange { kind, lines: idea.lines.iter().map(|line| vec![piece((*line).to_owned())]).collect() }
}

/// The lines of an idea with each word kept, added or removed. A line ends where one of the two texts ends one.
fn words(before: &Idea<'_>, after: &Idea<'_>) -> Vec<Vec<Piece>> {
    const END: &str = "\n";
    fn tokens<'t>(idea: &Idea<'t>) -> Vec<&'t str> {
        idea.lines.iter().flat_map(|line| line.split_whitespace().chain([END])).collect()
    }
    let (old, new) = (tokens(before), tokens(after));
    let mut lines = Vec::new();
    let mut line: Vec<Piece> = Vec::new();
    for change in difference(&old, &new).iter().flat_map(|op| op.iter_changes(&old, &new)) {
        let word = change.value();
        if word == END {
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            continue;
        }
        match (change.tag(), line.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Kept(text)))
            | (ChangeTag::Insert, Some(Piece::Added(text)))
            | (ChangeTag::Delete, Some(Piece::Removed(text))) => {
                text.push(' ');
                text.push_str(word);
            }
            (ChangeTag::Equal, _) => line.push(Piece::Kept(word.to_owned())),
            (ChangeTag::Insert, _) => line.push(Piece::Added(word.to_owned())),
            (ChangeTag::Delete, _) => line.push(Piece::Removed(word.to_owned())),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use tdu_policies::{Lang, Parameters, PolicySet};

    use super::*;

    fn text() -> CharterText {
        PolicySet::embedded().charter.text(Lang::Fr, &Parameters::new())
    }

    #[test]
    fn the_same_text_changes_nothing_and_an_idea_that_moved_says_what_it_said() {
        assert_eq!(changes(&text(), &text()), []);
        let mut moved = text();
        moved.sections.swap(2, 5);
        assert_eq!(changes(&text(), &moved), []);
    }

    #[test]
    fn each_word_that_came_or_went_is_marked_and_the_rest_is_kept() {
        let (mut former, mut new) = (text(), text());
        former.sections[1].paragraphs = vec!["Nous gardons cinq ans.".to_owned()];
        new.sections[1].paragraphs = vec!["Nous gardons deux ans.".to_owned()];
        let found = changes(&former, &new);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, ChangeKind::Changed);
        let line = &found[0].lines[1];
        let removed_first = [
            Piece::Kept("Nous gardons".to_owned()),
            Piece::Removed("cinq".to_owned()),
            Piece::Added("deux".to_owned()),
            Piece::Kept("ans.".to_owned()),
        ];
        assert_eq!(line[..], removed_first);
    }

    #[test]
    fn ideas_that_came_and_went_are_told_whole_each_at_its_place() {
        let former = text();
        let mut new = text();
        let gone = new.sections.remove(3);
        let mut come = gone.clone();
        come.id = tdu_policies::Slug::new("toute-nouvelle").expect("an id");
        new.sections.insert(0, come);
        let found: Vec<_> = changes(&former, &new).into_iter().map(|change| change.kind).collect();
        assert_eq!(found, [ChangeKind::Added, ChangeKind::Removed]);
    }

    #[test]
    fn choices_and_points_are_ideas_too() {
        let mut new = text();
        new.consents.pop();
        new.comprehension[0].text.push('!');
        let found = changes(&text(), &new);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|change| change.kind == ChangeKind::Changed));
    }
}

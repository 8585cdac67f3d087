//! What speaks for and against a province being where an event is held.

use super::{
    clue::{before, steps},
    place,
    scene::{EventPlace, Scene, Site},
};
use crate::{
    extract::proposal::{Proposals, Sight},
    lexicon::Clue,
};

/// The sentences in which a report says where it is from.
const LEAD: usize = 3;

/// Every event and every province near it or in the lead: in whose words the province stands, and how it is said.
pub(super) fn gather(scene: &Scene, proposals: &mut Proposals) {
    let several = scene.sites.iter().any(|site| site.entity != scene.sites[0].entity);
    let mut clues = Vec::with_capacity(8);
    for site in &scene.sites {
        let how = place::said_before(scene, site.range);
        for event in scene.events.iter().filter(|event| !event.reference) {
            clues.clear();
            let mut note = |what, how| clues.push(Clue { what, how });
            if !stands(scene, site, event, how, &mut note) {
                continue;
            }
            if scene.home == Some(site.entity) {
                note("the place is home; the event is a", event.kind.as_str());
                note("the place is home; another is named", if several { "yes" } else { "no" });
            }
            note("places in the article", if several { "several" } else { "one" });
            note("the place of a", event.kind.as_str());
            if place::said_after(scene, event) {
                note("the event is followed by", "a place without a province");
            }
            let sight = Sight { source: event.range, target: site.range, trigger: (site.range, None) };
            proposals.see(event.entity, site.entity, sight, &clues);
        }
    }
}

/// Notes where a province stands to an event; whether they have anything to do with each other.
fn stands(
    scene: &Scene,
    site: &Site,
    event: &EventPlace,
    how: &'static str,
    note: &mut impl FnMut(&'static str, &'static str),
) -> bool {
    let document = scene.document;
    let (of_site, of_event) = (document.sentence_of(site.range.first()), document.sentence_of(event.range.first()));
    let sentence = document.sentence(of_site);
    let paragraph = |sentence: usize| document.sentences[sentence].paragraph;
    if event.range.contains(site.range.first()) {
        note("the place stands in the event, said", how);
        note("the place stands in the event, after", before(scene, site.range.first(), event.range));
    } else if of_event == of_site && event.range.end <= site.range.first {
        note("the place after the event, said", how);
        note("the place after the event: words between", steps(site.range.first() - event.range.end()));
        note("the place after the event, after", before(scene, site.range.first(), sentence));
    } else if of_event == of_site {
        note("the place before the event, said", how);
        note("the place before the event: words between", steps(event.range.first().saturating_sub(site.range.end())));
        note("the place in the sentence", steps(site.range.first() - sentence.first()));
        note("the place before the event, after", before(scene, site.range.first(), sentence));
    } else if paragraph(of_site) == paragraph(of_event) && of_site < of_event {
        note("the place earlier in the paragraph, said", how);
    } else if paragraph(of_site) == paragraph(of_event) {
        note("the place later in the paragraph, said", how);
    } else if of_site < LEAD {
        note("the place in the lead, said", how);
    } else {
        return false;
    }
    true
}

//! What the articles say of a person's posts, and whether two careers can be one person's.

use super::Found;
use super::corpus::{Corpus, RecordId};
use super::feature::Feature;
use super::person_name::{Commonness, PersonNames, Seats};
use super::place::{PlaceId, Places};
use super::spelling;
use crate::model::{EdgeType, NodeType};
use std::collections::{BTreeMap, BTreeSet};

/// From here on two careers under one name are one person's.
pub const SAME: i32 = 20;

/// From here on a user may want to decide.
pub const UNSURE: i32 = 0;

/// Most people of one full name in the news are one person.
const SAME_NAME: i32 = 30;
/// Many bear the name (`Nguyễn Văn Hùng`).
const COMMON_NAME: i32 = -10;
/// Hardly two bear the name.
const RARE_NAME: i32 = 15;
/// One body, in posts that are not simple membership: a deputy who became head.
const SAME_BODY: i32 = 60;
/// Members of one large body: of 180 members of a committee hardly two have one name.
const SAME_MEMBERSHIP: i32 = 30;
/// Posts in one province.
const SAME_PLACE: i32 = 25;
/// Posts in a province and in the one that it was merged into.
const SUCCESSOR_PLACE: i32 = 15;
/// A vice chair in Hải Phòng is not a department head in Cà Mau.
const OTHER_PLACE: i32 = -55;
/// Heads of provinces are sent from one to another.
const BOTH_LEAD: i32 = 25;
/// Posts at two organs of the centre: people move between ministries.
const OTHER_CENTRE: i32 = -10;
/// A post in a province and one at the centre: people move up.
const CENTRE_AND_PLACE: i32 = -15;
/// Years between the two: time for a career.
const YEARS_APART: i32 = 10;
/// How many years that takes.
const CAREER_YEARS: u16 = 3;
/// One article that gives two posts to two people of one name knows them apart.
const SAME_ARTICLE: i32 = -80;

/// What is said of one person.
#[derive(Clone, Debug, Default)]
pub struct Career {
    /// The records, sorted.
    pub members: Vec<RecordId>,
    /// The bodies, as clusters, with the seats of the most telling title there and the titles themselves, as keys.
    pub posts: BTreeMap<usize, (Seats, BTreeSet<String>)>,
    /// The provinces of those bodies.
    places: BTreeSet<PlaceId>,
    /// Whether one of the bodies belongs to no province.
    centre: bool,
    /// Whether it is the first post of a province, or a seat at the centre beside it.
    leads: bool,
    /// Whether a post is known that one does not hold beside another.
    has_own_post: bool,
    /// The first and the last year.
    years: Option<(u16, u16)>,
    /// The articles, sorted.
    articles: Vec<usize>,
    /// Bodies and provinces that the same articles name, as clusters: where nothing else is said, the company one keeps.
    company: BTreeSet<usize>,
}

impl Career {
    /// What one article says of a person.
    pub fn of(corpus: &Corpus, found: &Found, id: RecordId) -> Career {
        let record = &corpus.records[id];
        let mut career = Career { members: vec![id], articles: vec![record.article], ..Career::default() };
        career.years = record.reading.article.published.and_then(|date| date.year()).map(|year| (year, year));
        for said in record.claims.iter().map(|&claim| &corpus.claims[claim]) {
            if said.claim.kind == EdgeType::HoldsPosition && said.source == id {
                career.hold(found, found.cluster_of[said.target], said.claim.title.as_deref().unwrap_or_default());
            }
        }
        career
    }

    fn hold(&mut self, found: &Found, body: usize, title: &str) {
        let seats = PersonNames::builtin().seats(title);
        let post = self.posts.entry(body).or_insert((seats, BTreeSet::new()));
        post.0 = post.0.min(seats);
        post.1.insert(spelling::key(title));
        self.has_own_post |= !found.clusters[body].is_beside;
        match found.clusters[body].place {
            Some(place) => {
                self.places.insert(place);
                self.leads |= seats == Seats::One && found.clusters[body].is_head;
            }
            None => {
                self.centre |= seats != Seats::Many;
                self.leads |= seats == Seats::Many;
            }
        }
    }

    /// Adds the company that the person keeps in each article; only worth the time where posts leave it open.
    pub fn look_around(&mut self, corpus: &Corpus, found: &Found) {
        for &id in &self.members {
            let of_article = found.around(corpus, id);
            let telling = of_article
                .filter(|&other| matches!(corpus.records[other].entity.kind, NodeType::Body | NodeType::Province));
            self.company.extend(telling.map(|other| found.cluster_of[other]));
        }
    }

    /// Whether any post is known.
    pub fn is_known(&self) -> bool {
        !self.posts.is_empty()
    }

    /// The bodies of which a common one proves that two people of one name are one.
    pub fn telling_bodies<'c>(&'c self, found: &'c Found) -> impl Iterator<Item = usize> + 'c {
        let telling = |&(&body, (seats, _)): &(&usize, &(Seats, _))| {
            *seats != Seats::Many || found.clusters[body].place.is_some()
        };
        self.posts.iter().filter(telling).map(|(&body, _)| body)
    }

    /// How many bodies and provinces the articles of both name.
    pub fn common_company(&self, other: &Career) -> usize {
        self.company.intersection(&other.company).count()
    }

    /// Takes in all of another career.
    pub fn take(&mut self, other: Career) {
        for (body, (seats, titles)) in other.posts {
            let post = self.posts.entry(body).or_insert((seats, BTreeSet::new()));
            post.0 = post.0.min(seats);
            post.1.extend(titles);
        }
        self.places.extend(other.places);
        self.company.extend(other.company);
        self.centre |= other.centre;
        self.leads |= other.leads;
        self.has_own_post |= other.has_own_post;
        self.years = match (self.years, other.years) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
        self.members.extend(other.members);
        self.members.sort_unstable();
        self.articles.extend(other.articles);
        self.articles.sort_unstable();
        self.articles.dedup();
    }

    /// How many articles tell of it.
    pub fn article_count(&self) -> usize {
        self.articles.len()
    }

    /// Whether one article tells of both.
    pub fn shares_article(&self, other: &Career) -> bool {
        self.articles.iter().any(|article| other.articles.binary_search(article).is_ok())
    }

    /// Whether the years of both overlap or follow each other.
    pub fn same_time(&self, other: &Career) -> bool {
        years_between(self.years, other.years).is_none_or(|years| years <= 1)
    }
}

/// The points for two careers under the name `key` being one person's; `note` hears of each feature.
pub fn compare(found: &Found, key: &str, a: &Career, b: &Career, note: &mut impl FnMut(Feature, i32)) -> i32 {
    let mut score = 0;
    let mut add = |feature, points| {
        score += points;
        note(feature, points);
    };
    add(Feature::SameName, SAME_NAME);
    match PersonNames::builtin().commonness(key) {
        Commonness::Common => add(Feature::CommonName, COMMON_NAME),
        Commonness::Rare => add(Feature::RareName, RARE_NAME),
        Commonness::Usual => {}
    }
    let same_body = b.telling_bodies(found).any(|body| a.telling_bodies(found).any(|other| other == body));
    if same_body {
        add(Feature::SameBody, SAME_BODY);
    } else if a.posts.keys().any(|body| b.posts.contains_key(body)) {
        add(Feature::SameMembership, SAME_MEMBERSHIP);
    }
    if a.is_known() && b.is_known() && !same_body {
        contradictions(a, b, &mut add);
        if a.shares_article(b) {
            add(Feature::SameArticle, SAME_ARTICLE);
        }
    }
    score
}

fn contradictions(a: &Career, b: &Career, add: &mut impl FnMut(Feature, i32)) {
    let mut conflict = true;
    if !a.places.is_disjoint(&b.places) {
        add(Feature::SamePlace, SAME_PLACE);
        conflict = false;
    } else if successive(&a.places, &b.places) {
        add(Feature::SuccessorPlace, SUCCESSOR_PLACE);
        conflict = false;
    } else if !a.places.is_empty() && !b.places.is_empty() {
        add(Feature::OtherPlace, OTHER_PLACE);
        if a.leads && b.leads {
            add(Feature::BothLead, BOTH_LEAD);
        }
    } else if a.places.is_empty() && b.places.is_empty() {
        // `Trưởng Ban Chỉ đạo` (head of a steering committee) is always something else as well.
        if !(a.has_own_post && b.has_own_post) {
            return;
        }
        add(Feature::OtherCentre, OTHER_CENTRE);
    } else {
        add(Feature::CentreAndPlace, CENTRE_AND_PLACE);
    }
    if conflict && years_between(a.years, b.years).is_some_and(|years| years >= CAREER_YEARS) {
        add(Feature::YearsApart, YEARS_APART);
    }
}

/// Whether a province of the one took the place of a province of the other.
fn successive(a: &BTreeSet<PlaceId>, b: &BTreeSet<PlaceId>) -> bool {
    let places = Places::builtin();
    let leads = |from: &BTreeSet<PlaceId>, to: &BTreeSet<PlaceId>| {
        from.iter().any(|&place| places.get(place).successors.iter().any(|next| to.contains(next)))
    };
    leads(a, b) || leads(b, a)
}

fn years_between(a: Option<(u16, u16)>, b: Option<(u16, u16)>) -> Option<u16> {
    let (a, b) = (a?, b?);
    Some(a.0.max(b.0).saturating_sub(a.1.min(b.1)))
}

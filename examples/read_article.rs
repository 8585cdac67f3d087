//! What one article says: every claim with its confidence and the sentence that it comes from.
//!
//! ```text
//! cargo run --example read_article -- data/articles/tong-ket-hoi-nhap-bac-ninh.txt
//! ```

use graph::{
    article::{self, Input},
    extract::Extractor,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "data/articles/tong-ket-hoi-nhap-bac-ninh.txt".to_owned());
    let extractor = Extractor::new();
    for input in article::read([path]) {
        let reading = match input? {
            Input::Article(article) => extractor.read(&article.head, &article.text),
            Input::Reading(reading) => reading,
        };
        for claim in &reading.claims {
            let source = &reading.entities[claim.source as usize];
            let target = &reading.entities[claim.target as usize];
            println!("{} --{}--> {}  ({})", source.name, claim.kind, target.name, claim.confidence.value());
            println!("    {}", reading.sentences[claim.sentence as usize].text);
        }
    }
    Ok(())
}

//! `graph show` prints all that is known of one node, with every sentence that says so and its place.

mod sandbox;
mod story;

use story::{CONFERENCE, built};

#[test]
fn a_card_has_the_posts_the_relations_and_the_sentences_with_their_places() {
    let run = built().run(&["show", "tran van hung"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    for expected in [
        "Trần Văn Hùng\n",
        "type        official\n",
        "id          official:trần-văn-hùng\n",
        "posts       Phó Chủ tịch Ủy ban nhân dân tỉnh Đắk Lắk (2021-05-05)\n",
        "articles    bai-1\n",
        "→ attended (1)\n",
        &format!("  {CONFERENCE} (2021-05-04), at the site Đắk Lắk ["),
        "“Tại điểm cầu Đắk Lắk, dự hội nghị có Trần Văn Hùng, Phó Chủ tịch UBND tỉnh Đắk Lắk.”\n",
        "— bai-1, characters 156–239, trigger 178–189, rule told [",
        "→ holds_position (1)\n",
    ] {
        assert!(run.stdout.contains(expected), "{expected}\n{}", run.stdout);
    }
}

#[test]
fn an_event_shows_who_took_part_from_its_side() {
    let run = built().run(&["show", "kết nối di sản", "--type", "event"]);
    assert_eq!(run.code, 0);
    for expected in ["date        2021-05-04\n", "→ held_in (1)\n", "← chaired (1)\n", "  Lê Thị Hoa (2021-05-04) ["]
    {
        assert!(run.stdout.contains(expected), "{expected}\n{}", run.stdout);
    }
}

#[test]
fn of_several_nodes_one_is_picked() {
    let sandbox = built();
    let run = sandbox.run(&["show", "di san"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr, "graph: \"di san\" may mean 4 nodes; choose with --pick N\n");
    let choices: Vec<&str> = run.stdout.lines().skip(1).collect();
    assert_eq!(choices.len(), 4);
    for (pick, choice) in (1..).zip(choices) {
        let id = choice.split_whitespace().last().unwrap();
        let run = sandbox.run(&["show", "di san", "--pick", &pick.to_string()]);
        assert_eq!(run.code, 0);
        assert!(run.stdout.contains(&format!("id          {id}\n")), "{choice}\n{}", run.stdout);
        assert_eq!(sandbox.run(&["show", id]).stdout, run.stdout, "an id is never ambiguous");
    }
    assert_eq!(sandbox.run(&["show", "di san", "--pick", "5"]).code, 1);
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    let run = built().run(&["show", "Trần Văn Hunng"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(
        run.stderr.contains("no node is called \"Trần Văn Hunng\"; did you mean \"Trần Văn Hùng\"?"),
        "{}",
        run.stderr
    );
}

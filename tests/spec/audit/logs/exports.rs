//! The twelve things that exports of recruiting systems have, and that a reader has to stand: each is read, or named.

use super::{Answer, Folder, HISTORY, TERMS, answer, audit};

/// What it answers to a log with a mapping that begins so; the law has its own `[[event]]`.
fn csv(law: &str, mapping: &str, log: &str) -> Answer {
    audit(law, &format!("format = \"csv\"\n{mapping}"), log).expect("a log")
}

/// 1. A move that says where it leads and not where from.
#[test]
fn a_move_says_only_where_it_leads() {
    let mapping = "case = \"id\"\n[[event]]\nat = \"at\"\nsays = \"moved\"\nstep = \"stage\"\n[steps]\n\"Phone Screen\" = \"phone\"\n";
    let known = csv("to_only", mapping, "id,stage,at\n1,Phone Screen,2026-03-02\n1,onsite,2026-03-03\n");
    assert_eq!((known.seen("moved"), known.counts("begun_in_the_middle")), (2, 1));
    assert!(known.json["judgement"]["findings"]["unknown_step"].is_null());
    let unknown = csv("to_only", mapping, "id,stage,at\n1,Phone Screen,2026-03-02\n1,Lunch,2026-03-03\n");
    assert_eq!(unknown.json["judgement"]["findings"]["unknown_step"]["count"], 1);
}

/// 2. Stays, which have an end, as well as moves. The one that still lasts has none.
#[test]
fn stays_have_an_end() {
    let mapping = "case = \"id\"\n[[event]]\nat = \"entered\"\nleft = \"left\"\nsays = \"moved\"\nstep = \"stage\"\n";
    let log =
        "id,stage,entered,left\n1,phone,2026-03-02T09:00:00Z,2026-03-03T09:00:00Z\n1,onsite,2026-03-03T09:00:30Z,\n";
    let stays = csv("stays", mapping, log);
    assert_eq!((stays.seen("moved"), stays.log("cut").as_u64(), stays.unreadable().len()), (2, Some(0), 0));
    let turned =
        csv("stays", mapping, "id,stage,entered,left\n1,phone,2026-03-03,2026-03-02\n2,phone,2026-03-03,soon\n");
    assert_eq!(turned.unreadable(), [(2, "the stay ends before it begins"), (3, "no moment: soon")]);
    assert_eq!(turned.seen("moved"), 2);
}

/// 3. Nobody is named as the actor, in no column or in one that is blank.
#[test]
fn nobody_did_it() {
    let with = "case = \"id\"\n[[event]]\nat = \"at\"\nsays = \"applied\"\nactor = \"who\"\nside = \"side\"\n[sides]\nThem = \"candidate\"\n";
    let with = csv("actor", with, "id,at,who,side\n1,2026-03-02,,\n2,2026-03-02,Ana,Them\n3,2026-03-02,Ana,nobody\n");
    let without = csv(
        "actor",
        "case = \"id\"\n[[event]]\nat = \"at\"\nsays = \"applied\"\n",
        "id,at\n1,2026-03-02\n2,2026-03-02\n3,2026-03-02\n",
    );
    assert_eq!(with.json["judgement"], without.json["judgement"]);
    assert_eq!(without.seen("applied"), 3);
}

/// 4. Dates without a time, times without a zone in a column of their own, dates of the year 1000, and `NULL`.
#[test]
fn dates_lack_a_time_and_a_zone() {
    let mapping = "case = \"id\"\nblank = [\"NULL\"]\n[[event]]\nat = [\"date\", \"time\"]\nsays = { what = \"took_place\", step = \"phone\" }\n[time]\nzone = \"+01:00\"\n";
    let rows = [
        ("2026-03-02,09:30:00", "2026-03-02T08:30:00Z"),
        ("2026-03-02,", "2026-03-02T11:00:00Z"),
        ("2026-03-02,NULL", "2026-03-02T11:00:00Z"),
    ];
    for (row, at) in rows {
        assert_eq!(csv("date_and_time", mapping, &format!("id,date,time\n1,{row}\n")).json["at"], at, "{row}");
    }
    let blank = csv("date_and_time", mapping, "id,date,time\n1,2026-03-02,09:30\n1,1000-01-01,00:00:00\n2,NULL,NULL\n");
    assert_eq!(
        (blank.seen("took_place"), blank.log("blank_dates").as_u64(), blank.unreadable().len()),
        (1, Some(1), 1)
    );
}

/// 5. A history that was cut or dated again afterwards: a stay does not begin where the one before ended.
#[test]
fn a_history_was_cut() {
    let rows = [
        "1,phone,2026-03-02T09:00:00Z,2026-03-03T09:00:00Z",
        "1,onsite,2026-03-03T09:00:00Z,2026-03-05T09:00:00Z",
        "1,offer,2026-03-05T09:00:00Z,",
    ];
    let cut = [rows[0], rows[2]];
    let again = [rows[0], "1,onsite,2026-03-01T09:00:00Z,2026-03-05T09:00:00Z", rows[2]];
    for order in ["file", "time", "backwards"] {
        let mapping = format!(
            "case = \"id\"\norder = \"{order}\"\n[[event]]\nat = \"entered\"\nleft = \"left\"\nactivity = \"stage\"\n[activities]\n\"*\" = \"moved\"\noffer = \"offered\"\n"
        );
        let read = |rows: &[&str]| {
            let mut rows = rows.to_vec();
            if order == "backwards" {
                rows.reverse();
            }
            csv(&format!("cut_{order}"), &mapping, &format!("id,stage,entered,left\n{}\n", rows.join("\n")))
        };
        assert_eq!(read(&rows).log("cut"), 0, "{order}");
        let cut = read(&cut);
        assert_eq!((cut.log("cut").as_u64(), &cut.log("cut_cases")[0]), (Some(1), &"1".into()), "{order}");
        assert!(read(&again).log("cut").as_u64() >= Some(1), "{order}");
    }
}

/// 6. Hired and withdrawn are reasons of an archive or of a rejection: two columns say it together.
#[test]
fn an_archive_reason_says_how_it_ended() {
    let mapping = "case = \"id\"\n[[event]]\nat = \"at\"\nactivity = [\"status\", \"reason\"]\n[activities]\n\
        \"archived / Hired\" = [\"accepted\", \"hired\"]\n\"archived / Withdrew\" = \"withdrew\"\n\"archived / *\" = \"rejected\"\n";
    let log = "id,status,reason,at\n1,archived,Hired,2026-03-02\n2,archived,Withdrew,2026-03-02\n3,archived,Too far,2026-03-02\n4,archived,,2026-03-02\n5,active,,2026-03-02\n";
    let answer = csv("archive", mapping, log);
    let seen = ["hired", "accepted", "withdrew", "rejected", "other"].map(|what| answer.seen(what));
    assert_eq!(seen, [1, 1, 1, 1, 2]);
    assert_eq!(answer.log("unmapped_activities"), &serde_json::json!({ "archived /": 1, "active /": 1 }));
}

/// 7. A column is called after an offer and is a job: no name means anything that the mapping does not say.
#[test]
fn a_job_is_called_an_offer() {
    let mapping = "case = [\"candidate_id\", \"offer_id\"]\n[[event]]\nat = \"created_at\"\nsays = \"applied\"\n[[event]]\nat = \"hired_at\"\nsays = [\"accepted\", \"hired\"]\n";
    let log = "candidate_id,offer_id,stage_id,created_at,hired_at\n1,7,3,2026-03-02,\n1,8,3,2026-03-02,2026-03-20\n";
    let answer = csv("placement", mapping, log);
    assert_eq!(
        (answer.counts("cases"), answer.seen("applied"), answer.seen("hired"), answer.seen("offered")),
        (2, 2, 1, 0)
    );
}

/// 8. An event has several actors, or is about no job.
#[test]
fn many_actors_and_no_job() {
    let mapping = "case = [\"person\", \"job\"]\n[[event]]\nat = \"at\"\nsays = \"message_out\"\nactor = \"who\"\nactors_between = \";\"\n";
    let answer = csv(
        "many_actors",
        mapping,
        "person,job,at,who\n1,7,2026-03-02,Ana; Tom\n1,7,2026-03-03,Ana\n1,,2026-03-04,Ana\n",
    );
    assert_eq!((answer.seen("message_out"), answer.log("several_actors").as_u64()), (2, Some(1)));
    assert_eq!(answer.unreadable(), [(4, "no case: `job` is blank")]);
}

/// 9. Only the latest change is known. What the mapping does not claim to record is unknown, and nobody is late by it.
#[test]
fn only_the_latest_change_is_known() {
    let mapping = "case = \"id\"\nrecords = [\"applied\"]\n[[event]]\nat = \"created-at\"\nsays = \"applied\"\n[[event]]\nat = \"changed-stage-at\"\nsays = \"moved\"\nstep = \"stage\"\n";
    let log = "id,created-at,changed-stage-at,stage\n1,2026-03-02,2026-05-02,phone\n2,2026-03-02,,\n";
    let answer = csv("latest", mapping, log);
    assert_eq!((answer.seen("applied"), answer.seen("moved")), (2, 1));
    let promises = &answer.json["judgement"]["promises"];
    for (kind, tally) in promises.as_object().expect("a map") {
        assert_eq!((&tally["late"], &tally["overdue"]), (&0.into(), &0.into()), "{kind}");
    }
    assert!(promises["first_answer"]["unknown"].as_u64() >= Some(1), "{promises}");
    // A log that claims to record all of it is taken at its word.
    let all = csv(
        "latest",
        &mapping
            .replace("[\"applied\"]", "[\"applied\", \"moved\", \"set_up\", \"took_place\", \"offered\", \"told\"]"),
        log,
    );
    assert_eq!(all.json["judgement"]["promises"]["first_answer"]["unknown"], 0);
    assert!(all.json["judgement"]["promises"]["first_answer"]["overdue"].as_u64() >= Some(1));
}

/// 10. A pause with an end, an opening that an application filled, a consent that expires: the first two are seen, and columns that nobody
///     reads are listed.
#[test]
fn pauses_and_openings_are_seen() {
    let mapping = "case = \"id\"\n[[event]]\nat = \"applied_at\"\nsays = \"applied\"\n[[event]]\nat = \"snoozed_at\"\nsays = \"on_hold\"\n";
    let log =
        "id,applied_at,snoozed_at,snoozed_until,consent_expires_at\n1,2026-03-02,2026-03-04,2026-04-01,2027-03-02\n";
    let answer = csv("snoozed", mapping, log);
    assert_eq!((answer.seen("applied"), answer.seen("on_hold")), (1, 1));
    assert_eq!(answer.log("unused_columns"), &serde_json::json!(["snoozed_until", "consent_expires_at"]));
    let openings = "case = \"application_id\"\n[[event]]\nat = \"closed_at\"\nsays = \"hired\"\n";
    let openings = csv("openings", openings, "opening_id,application_id,closed_at\n1,7,2026-03-20\n2,,\n");
    assert_eq!((openings.seen("hired"), openings.unreadable().len()), (1, 1));
}

/// 11. Persons were merged: what both names did is one case, through any chain, and a circle ends.
#[test]
fn merged_persons_are_one() {
    let folder = Folder::new("merged");
    let mapping = "format = \"csv\"\ncase = [\"person\", \"job\"]\n[merged]\ncolumn = \"person\"\nfrom = \"id\"\nto = \"new_id\"\n[[event]]\nat = \"at\"\nsays = \"applied\"\n";
    let mapping = folder.file("mapping.toml", format!("{mapping}{TERMS}"));
    let log = folder
        .file("log", "person,job,at\n1,7,2026-03-02\n2,7,2026-03-03\n3,7,2026-03-04\n4,7,2026-03-05\n5,7,2026-03-06\n");
    let persons = folder.file("persons", "id,new_id\n1,2\n2,3\n3,\n4,5\n5,4\n");
    let merged = answer(&["--mapping", &mapping, "--merged", &persons, &log]).expect("a log");
    assert!(merged.counts("cases") <= 3 && merged.log("merged_unknown") == false);
    let apart = answer(&["--mapping", &mapping, &log]).expect("a log");
    assert!(apart.counts("cases") == 5 && apart.log("merged_unknown") == true);
    let other = folder.file("other", "name,new_id\n1,2\n");
    let why = answer(&["--mapping", &mapping, "--merged", &other, &log]).err().expect("it stops");
    assert!(why.contains("other: there is no column `id`"), "{why}");
}

/// 12. An offer has approvals, which are events and no offers. What is left out on purpose is counted apart.
#[test]
fn an_approval_is_no_offer() {
    let mapping = "case = \"id\"\n[[event]]\nat = \"at\"\nactivity = \"event\"\n[activities]\n\"offer.created\" = []\n\
        \"offer.approval.approved\" = \"other\"\n\"offer.updated / sent\" = \"offered\"\n";
    let log = "id,event,at\n1,offer.created,2026-03-02\n1,offer.approval.approved,2026-03-03\n1,offer.updated / sent,2026-03-04\n";
    let answer = csv("approvals", mapping, log);
    assert_eq!((answer.seen("offered"), answer.seen("other")), (1, 1));
    assert_eq!((answer.log("left_out").as_u64(), answer.log("unmapped").as_u64()), (Some(1), Some(0)));
}

/// An activity without a meaning is counted by its name, listed, and is an event of its case.
#[test]
fn what_has_no_meaning_is_listed() {
    let log = "id,activity,at\n1,applied,2026-03-02\n1,Coffee,2026-03-03\n1,Coffee,2026-03-04\n1,,2026-03-05\n";
    let answer = audit("unmapped", HISTORY, log).expect("a log");
    assert_eq!(answer.log("unmapped_activities"), &serde_json::json!({ "Coffee": 2, "(blank)": 1 }));
    assert_eq!((answer.log("unmapped").as_u64(), answer.seen("other"), answer.counts("sightings")), (Some(3), 3, 4));
}

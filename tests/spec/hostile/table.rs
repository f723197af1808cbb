//! The candidate's rights (C1 to C25), each with the laws that hold it against a company that follows the letter.
//!
//! | right | says | held by |
//! |---|---|---|
//! | C1 | deciding and telling are within the ceiling | `policy::spans::deciding_and_telling_add_up`, `hostile::rights::every_right_holds`, `hostile::rights::feedback_comes_within_the_ceiling_of_its_outcome` |
//! | C2 | holds have an end, and nothing stops a rule of a place | `hostile::laws::no_ceiling_restarts`, `hostile::laws::nothing_stops_a_rule_of_a_place` |
//! | C3 | no end after an interview or a hand-in is silent | `hostile::laws::no_end_is_silent` |
//! | C4 | nobody works for a decision that is made | `hostile::rights::every_right_holds`, `hostile::doors::nobody_works_for_a_decision_that_is_made` |
//! | C5 | a consent is the candidate's, and gone when taken back | `hostile::consents::the_company_renews_no_consent`, `hostile::consents::a_consent_ends_without_leaving`, `hostile::doors::a_withdrawn_consent_is_never_revived`, `hostile::consents::a_no_that_is_not_told_opens_no_other_way_out_of_a_consent` |
//! | C6 | what is open keeps the data; erasure is itself a duty | `hostile::rights::every_right_holds`, `retention::what_is_owed_keeps_the_data`, `retention::a_request_for_erasure_is_a_duty` |
//! | C7 | nobody hears a concern about themselves | `hostile::rights::every_right_holds`, `hostile::rights::the_responsible_person_hears_no_concern`, `desk::no_decision_knows_of_a_concern` |
//! | C8 | lateness is visible, and can be contested | `hostile::rights::every_right_holds`, `candidate_view::lateness_is_visible_and_can_be_contested` |
//! | C9 | the pay is known before the first interview, and past pay is not asked | `hostile::rights::every_right_holds`, `hostile::pay::the_pay_is_due_before_the_first_interview`, `guidance::past_pay_is_never_asked` |
//! | C10 | a tool is named beforehand, or it deviates | `hostile::rights::every_right_holds`, `hostile::pay::a_message_names_a_tool_beforehand`, `candidate_view::beforehand::the_tools_are_named_beforehand` |
//! | C11 | an adjustment that was agreed stays | `hostile::rights::an_adjustment_that_was_agreed_stays` |
//! | C12 | data rights are requests with a date | `hostile::rights::every_right_holds` |
//! | C13 | everybody is told who holds their data | `hostile::rights::every_right_holds` |
//! | C14 | an access export has everything, and says what is not told yet | `access::everything_held_is_given`, `access::what_is_not_told_yet_is_named` |
//! | C15 | an assignment is as it was announced | `hostile::rights::an_assignment_is_what_the_process_announces` |
//! | C16 | an interview is known beforehand | `candidate_view::page::who_is_met_and_for_how_long`, `export::calendar::told::an_interview_is_what_the_page_says` |
//! | C17 | those who write are told what to keep out | `guidance::those_who_write_are_told_what_to_keep_out`, `guidance::tips_promise_what_the_law_holds` |
//! | C18 | feedback is written | `hostile::rights::every_right_holds`, `hostile::doors::a_nice_talk_is_no_feedback` |
//! | C19 | somebody outside is named | `candidate_view::beforehand::people_are_named_by_numbers`, `roles::parts::an_employer_names_somebody_outside` |
//! | C20 | putting off counts, and restarts nothing | `hostile::laws::no_ceiling_restarts`, `report::limits::what_is_put_off_frustrates` |
//! | C21 | a cancelled meeting says why | `candidate_view::why_it_was_called_off` |
//! | C22 | dates are days of the reader | `candidate_view::page::dates_are_on_the_clock_of_the_reader`, `export::calendar::planned::the_last_second_of_a_day` |
//! | C23 | calendars and reminders are made of what was told | `export::calendar::told::the_calendar_is_what_the_page_says` |
//! | C24 | a refusal says what was told | `told::a_refusal_says_what_was_told` |
//! | C25 | what a candidate reads as overdue is on the lists | `stories::what_a_candidate_reads_as_overdue_is_on_the_lists` |

/// The table above has each right once, in order, and every law that it names.
#[test]
fn each_right_has_its_law() {
    let rows: Vec<&str> = include_str!("table.rs").lines().filter(|line| line.starts_with("//! | C")).collect();
    let numbers = rows.iter().filter_map(|row| row.split('|').nth(1)?.trim().strip_prefix('C')?.parse::<usize>().ok());
    assert!(numbers.eq(1..=25), "{rows:?}");
    let laws = crate::facts::laws();
    for (file, law) in rows.iter().flat_map(|row| row.split('`')).filter_map(|word| word.rsplit_once("::")) {
        let held = laws.iter().any(|one| (one.area.as_str(), one.name.as_str()) == (file, law));
        assert!(held, "`{file}::{law}` does not exist");
    }
    assert!(rows.iter().all(|row| row.contains("::")), "{rows:?}");
}

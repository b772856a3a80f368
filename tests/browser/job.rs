//! The whole job, from an empty server to a week's report: one story, told by the people who live it, in French; and
//! lived once in French and once in Arabic.
//!
//! Each step is a file; they follow each other, because what one writes the next reads. The pictures that the README
//! shows are taken on the way, and what the server kept and the browsers said is left for the suite `blind`.

mod access_journal;
mod charter;
mod check_in;
mod doors;
mod follow_up;
mod handover;
mod leaving;
mod messages;
mod programs;
mod questionnaire;
mod report;
mod rules;
mod setting_up;
mod talks;
mod team;
mod world;

use tdu_policies::Lang;
use world::World;

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_job() {
    is_done_in(World::begin_in(Lang::Fr).await).await;
}

/// The same people on screens that run from right to left, in a dark room.
#[tokio::test(flavor = "multi_thread")]
async fn the_whole_job_in_arabic() {
    is_done_in(World::begin_in(Lang::Ar).await).await;
}

async fn is_done_in(world: World) {
    let admin = setting_up::the_administrator_founds_the_service(&world).await;
    let team = team::everybody_is_invited_and_comes(&world, &admin).await;
    follow_up::a_worker_follows_somebody_up(&team.worker).await;
    rules::the_charter_is_completed(&admin, &team.worker).await;
    let person = charter::a_person_joins_and_signs(&world, &team.worker).await;
    messages::they_write_to_each_other(&world, &team.worker, &person).await;
    report::the_week_is_reported(&team.worker, &team.manager).await;
    messages::a_note_takes_them_up(&team.worker).await;
    check_in::the_worker_answers_for_themselves(&team.worker, &team.manager).await;
    talks::a_worker_asks_to_talk(&team).await;
    access_journal::the_administrator_sees_who_opened_what(&world, &admin, &team).await;
    rules::the_rules_are_changed(&admin, &team).await;
    questionnaire::a_worker_answers_what_others_published(&team.worker).await;
    handover::a_file_passes_to_a_colleague(&team, &person).await;
    charter::a_person_takes_it_back(&team.colleague, &person).await;
    leaving::doors_close_and_open(&team, &person).await;
    person.leaves().await;
    team.leaves().await;
    admin.leaves().await;
    world.ends().await;
}

//! Who may ask what: each route, by each role and by nobody, against the table of expected answers.

mod asks;
mod declared;
mod handover;
mod leaving;
mod table;

use tdu_test_postgres::Cluster;
use tdu_tests::people::{House, Service, assert_unchanged};

use asks::Stage;
use table::{TABLE, Who};

#[tokio::test(flavor = "multi_thread")]
async fn every_route_answers_each_role_as_the_table_says() {
    answers_as_the_table_says(Box::pin(Service::open()).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_answers_each_role_as_the_table_says_on_postgresql_too() {
    let cluster = Cluster::shared();
    let house = House::on_postgres(&cluster.new_database()).await;
    answers_as_the_table_says(Box::pin(Service::at(house)).await).await;
}

async fn answers_as_the_table_says(service: Service) {
    let mut stage = Box::pin(Stage::set(service)).await;
    let mut surprises = Vec::new();
    for row in TABLE {
        for (who, expected) in Who::ALL.into_iter().zip(row.answers) {
            let prepared = Box::pin(stage.prepare(row, who)).await;
            let before = stage.service.house.kept().await.lasting();
            let answer = stage.send(who, prepared).await;
            let after = stage.service.house.kept().await.lasting();
            let place = format!("{}{}, {who:?}", row.route, row.note());
            if answer.status >= 400 {
                assert_unchanged(&place, &before, &after);
            }
            if !expected.is(&answer) {
                surprises.push(format!("{place}: {expected:?} was expected, came {}", answer.text()));
            }
        }
    }
    assert!(surprises.is_empty(), "{}", surprises.join("\n"));
}

#[test]
fn the_table_names_every_route_that_the_server_declares_and_the_protocol_describes() {
    let mut named: Vec<_> = TABLE.iter().map(|row| row.route.to_owned()).collect();
    named.sort();
    named.dedup();
    assert_eq!(named, declared::by_the_server(), "the table against server/src/app.rs");
    assert_eq!(named, declared::by_the_protocol(), "the table against protocol/src/api.rs");
}

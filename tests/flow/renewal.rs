//! Renewal: when a certificate is due, which order renews it, and what its calendar entry says.

use signet::application::{Remaining, end_entry, remaining, renewal_order};
use signet::contract::{DomainType, Order, OrderStatus, Product, ValidationLevel};

const DAY: i64 = 86_400;

fn order(order_id: &str, status: OrderStatus, bought_at: &str) -> Order {
    let product = Product {
        name: "Shop window".to_owned(),
        brand: "Northlight".to_owned(),
        validation_level: ValidationLevel::Ov,
        domain_type: DomainType::Multi,
        domain_count: 3,
        wild_domain_count: 0,
        validation_methods: Vec::new(),
    };
    Order {
        order_id: order_id.to_owned(),
        status,
        bought_at: bought_at.to_owned(),
        domains: Vec::new(),
        product,
        documents: Vec::new(),
        can_withdraw: false,
        failure: None,
        expected_issue_at: None,
        draft_saved_at: Some(None),
    }
}

#[test]
fn a_certificate_is_due_in_its_last_thirty_days() {
    let left = |status: OrderStatus, days: i64| remaining(&status, days * DAY, 0);
    assert_eq!(left(OrderStatus::Issued, 31), Remaining::Long);
    assert_eq!(left(OrderStatus::Issued, 30), Remaining::Due);
    assert_eq!(left(OrderStatus::WillExpire, 60), Remaining::Due, "the backend says so");
    assert_eq!(left(OrderStatus::Issued, 0), Remaining::Ended);
    assert_eq!(left(OrderStatus::Expired, 5), Remaining::Ended);
}

#[test]
fn the_newest_empty_order_of_the_same_product_renews() {
    let old = order("1", OrderStatus::WillExpire, "2026-05-01T00:00:00Z");
    let renews = |orders: &[Order]| renewal_order(orders, &old).map(|order| order.order_id.clone());
    let paid =
        |order_id: &str, month: u32| order(order_id, OrderStatus::Payed, &format!("2026-{month:02}-01T00:00:00Z"));
    assert_eq!(renews(&[]), None);
    assert_eq!(renews(&[old.clone(), order("2", OrderStatus::Checking, "2026-11-01T00:00:00Z")]), None);
    assert_eq!(renews(&[paid("2", 9), paid("3", 11), paid("4", 10)]).as_deref(), Some("3"));
    // An order with answers may be meant for something else.
    let mut begun = paid("5", 12);
    begun.draft_saved_at = Some(Some("2026-12-02T00:00:00Z".to_owned()));
    assert_eq!(renews(&[begun.clone(), paid("2", 9)]).as_deref(), Some("2"));
    assert_eq!(renews(&[begun]).as_deref(), Some("5"));
    for change in [
        |order: &mut Order| order.product.brand = "Southlight".to_owned(),
        |order: &mut Order| order.product.validation_level = ValidationLevel::Dv,
        |order: &mut Order| order.product.domain_count = 5,
        |order: &mut Order| order.product.domain_type = DomainType::Single,
    ] {
        let mut other = paid("6", 11);
        change(&mut other);
        assert_eq!(renews(&[other]), None);
    }
    let mut renamed = paid("7", 11);
    renamed.product.name = "Another name".to_owned();
    assert_eq!(renews(&[renamed]).as_deref(), Some("7"));
}

#[test]
fn the_end_is_a_day_of_the_reader_with_two_reminders() {
    // 18 December 2026, 23:30 in UTC.
    let end = 1_797_636_600;
    let entry =
        |offset: i64, days_left: i64| end_entry("42", end, end - days_left * DAY, offset, "It ends", "Renew it");
    assert!(entry(0, 100).contains("DTSTART;VALUE=DATE:20261218\r\n"), "{}", entry(0, 100));
    assert!(entry(8 * 3600, 100).contains("DTSTART;VALUE=DATE:20261219\r\n"), "in Shanghai it is the next day");
    let alarms = |file: String| -> Vec<String> {
        file.lines().filter(|line| line.starts_with("TRIGGER")).map(str::to_owned).collect()
    };
    assert_eq!(alarms(entry(0, 100)), ["TRIGGER:-P29DT15H", "TRIGGER:-P6DT15H"]);
    assert_eq!(alarms(entry(0, 20)), ["TRIGGER:-P6DT15H", "TRIGGER:-P0DT15H"], "no reminder is in the past");
    assert!(entry(0, 20).contains("UID:certificate-end-42@signet\r\n"));
}

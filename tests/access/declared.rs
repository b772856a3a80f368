//! The routes as the sources declare them: a route without a row in the table must be noticed.

const APP: &str = include_str!("../../server/src/app.rs");
const API: &str = include_str!("../../protocol/src/api.rs");
const METHODS: [&str; 7] = ["get", "post", "put", "delete", "patch", "head", "any"];

/// `METHOD /path` of every `.route(…)` under the API's base, sorted.
pub fn by_the_server() -> Vec<String> {
    // What stands outside the base is for whoever runs the machine: liveness, and the web app's files.
    let (api, outside) = APP.split_once(".nest(BASE, api)").expect("the API stands under its base");
    assert_eq!(outside.matches(".route(").count(), 2, "only /healthz and /readyz stand outside the base");
    for other in ["nest_service", "route_service", "fallback_service", ".on(", "MethodRouter"] {
        assert!(
            !APP.contains(other),
            "routes are declared by `{other}` too: this test must learn to read it"
        );
    }
    let mut routes: Vec<String> = api.split(".route(").skip(1).flat_map(declared).collect();
    routes.sort();
    routes
}

/// The methods of one `.route("/path", get(…).post(…))`.
fn declared(after: &str) -> Vec<String> {
    let mut depth = 1;
    let end = after.find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth == 0
    });
    let inside = &after[..end.expect("parentheses are closed")];
    let path = inside.split('"').nth(1).expect("a route has a path");
    let is_called =
        |method: &str| [' ', '.'].iter().any(|before| inside.contains(&format!("{before}{method}(")));
    let called = METHODS.into_iter().filter(|method| is_called(method));
    let found: Vec<_> = called.map(|method| format!("{} {path}", method.to_uppercase())).collect();
    assert!(!found.is_empty(), "no method in `{inside}`");
    found
}

/// `METHOD /path` of every line of the table at the head of the protocol's description, sorted.
pub fn by_the_protocol() -> Vec<String> {
    let route = |line: &str| Some(line.strip_prefix("//! | `")?.split(['`', '?']).next()?.to_owned());
    let mut routes: Vec<String> = API.lines().filter_map(route).collect();
    routes.sort();
    routes
}

//! The site as candidates, staff and strangers meet it. `TEST_DATABASE_URL=postgres://user@host:port` puts each test's database on that
//! server; without it, each is a SQLite file.

mod browser;
mod doors;
mod faults;
mod killed;
mod site;
mod window;
mod works;

-- The same statements for SQLite and for PostgreSQL. Moments are seconds since 1970.

-- The journals. The key of a row is the identity of an entry, and turns a second writer away.
create table entry (candidacy text not null, seq bigint not null, line text not null, primary key (candidacy, seq));
create table role_entry (role text not null, seq bigint not null, line text not null, primary key (role, seq));

-- Beside the journals: what is found without reading them. It is written with each entry, and follows from the journal alone.
create table candidacy (id text primary key, candidate text not null, role text, next_due bigint, keep_until bigint);
create index candidacy_due on candidacy (next_due, id);
create index candidacy_keep on candidacy (keep_until);
create index candidacy_candidate on candidacy (candidate);
create index candidacy_role on candidacy (role);
-- Whose tasks are open, a person's or those of a capacity, and when the first of them is due.
create table task (candidacy text not null, whose text not null, due bigint not null, primary key (candidacy, whose));
create index task_whose on task (whose, due);
create table role (id text primary key, terms text not null, version bigint not null);

-- Names and addresses, which no journal has.
create table candidate (id text primary key, name text not null, email text not null, language text not null, zone text not null);
create table person (id text primary key, name text not null, login text not null unique, password text not null, capacities text not null);

-- The words of messages, and the CVs. A journal says only where the words are, and what was found in a CV.
create table document (id text primary key, candidacy text not null, seq bigint not null, words text not null);
create index document_candidacy on document (candidacy, seq);
create table file (id text primary key, candidacy text not null, seq bigint not null, bytes bytea not null);
create index file_candidacy on file (candidacy, seq);

create table session (id text primary key, person text not null, csrf text not null, until bigint not null);
create table login_attempt (id text primary key, login text not null, at bigint not null);
create index login_attempt_login on login_attempt (login, at);

-- A row leaves once. Its id is made of what it is about, so that it is written once.
create table outbox (id text primary key, candidacy text not null, seq bigint, person text, subject text not null, sent bigint);
create index outbox_candidacy on outbox (candidacy);
create index outbox_waiting on outbox (id) where sent is null;

create table setting (name text primary key, value text not null);

//! The server, and the command of the night. See README.md.

use career_site::{App, Clock, night, seed, site, store::Store};
use std::net::SocketAddr;
use std::sync::Arc;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let of = |name: &str, usual: &str| std::env::var(name).unwrap_or_else(|_| usual.to_owned());
    let clock: Clock = Arc::new(|| std::time::SystemTime::now().into());
    let store = Store::open(
        &of("DATABASE_URL", "sqlite:career_site.db"),
        of("OUTBOX", "career_site.outbox").into(),
        seed::shelf()?,
    )
    .await
    .map_err(|why| format!("{why:?}"))?;
    let app = App { store, clock };
    match std::env::args().nth(1).as_deref() {
        Some("nightly") => {
            let sent = night::run(&app.store, app.now()).await.map_err(|why| format!("{why:?}"))?;
            println!("{sent} sent");
        }
        Some(other) => return Err(format!("`{other}` is no command: there is `nightly`").into()),
        None => {
            seed::plant(&app.store, app.now(), 40).await.map_err(|why| format!("{why:?}"))?;
            let address: SocketAddr = of("ADDRESS", "127.0.0.1:8080").parse()?;
            let listener = tokio::net::TcpListener::bind(address).await?;
            let address = listener.local_addr()?;
            println!("http://{address}  (ana, tom, eva, max and ida log in with the password `{}`)", seed::PASSWORD);
            axum::serve(listener, site(app)).await?;
        }
    }
    Ok(())
}

use std::sync::Arc;

struct Request {
    body: Vec<u8>,
    to: String,
    id: u64,
    shared: Arc<Vec<u8>>,
    inner: Arc<Inner>,
}

struct Inner {
    name: String,
}

struct Data {
    views: Vec<Vec<u8>>,
}

struct Closing {
    name: String,
}

impl Drop for Closing {
    fn drop(&mut self) {}
}

impl Request {
    fn send(self, client: &Client) {
        client.post(self.id, self.to.clone()); //~ clone-out-of-owned
        client.finish(self.body);
    }
}

fn field(request: Request) -> Message {
    Message {
        body: request.body.clone(), //~ clone-out-of-owned
        id: request.id,
    }
}

fn chained(request: Request) -> Text {
    request.to.clone().into() //~ clone-out-of-owned
}

fn element(count: usize) -> Vec<u8> {
    let parts: Vec<Vec<u8>> = split(count);
    parts[0].clone() //~ clone-out-of-owned
}

fn boxed(name: Box<Inner>) -> Inner {
    name.as_ref().clone() //~ clone-out-of-owned
}

impl From<Data> for View {
    fn from(data: Data) -> Self {
        let first = data.views()[0].clone(); //~ clone-out-of-owned
        View { first, length: data.len() }
    }
}

// ---- look-alikes

fn borrowed(request: &Request) -> Vec<u8> {
    request.body.clone()
}

fn used_later(request: Request) -> Vec<u8> {
    let body = request.body.clone();
    archive(request);
    body
}

fn same_field_later(request: Request) -> usize {
    keep(request.body.clone());
    request.body.len()
}

fn shared(request: Request) -> Arc<Vec<u8>> {
    request.shared.clone()
}

fn behind_a_pointer(request: Request) -> String {
    request.inner.name.clone()
}

fn dropped(closing: Closing) -> String {
    closing.name.clone()
}

fn looped(request: Request, clients: &[Client]) {
    for client in clients {
        client.post(request.to.clone());
    }
}

fn called_again(request: Request, retry: Retry) {
    retry.run(move || post(request.to.clone()));
}

fn number(request: Request) -> u64 {
    request.id.clone()
}

fn element_used_later(count: usize) -> Vec<Vec<u8>> {
    let parts: Vec<Vec<u8>> = split(count);
    keep(parts[0].clone());
    parts
}

fn getter_then_moved(data: Data) -> View {
    let first = data.views()[0].clone();
    View::of(first, data)
}

/// Declared elsewhere, and by its name an alias of an `Arc`.
fn by_convention_shared(version: VersionRef) -> Options {
    Options::of(version.options.clone())
}

fn element_behind_a_reference(keys: &[String]) -> String {
    let found: Vec<&String> = keys.iter().filter(|key| key.len() > 3).collect();
    found[0].clone()
}

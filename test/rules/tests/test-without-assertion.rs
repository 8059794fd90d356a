#[cfg(test)]
mod tests {
    #[test]
    fn hashes() { //~ test-without-assertion note
        let signed = Signed::new(Tx::default());
        let _hash = signed.hash();
    }

    #[tokio::test]
    async fn starts() { //~ test-without-assertion note
        let node = Node::new();
        node.start().await;
    }

    #[test]
    fn adds() { //~ test-without-assertion note
        let mut list = List::new();
        list.add(1);
        list.add(2);
    }

    #[test]
    fn prints() { //~ test-without-assertion note
        let list = List::new();
        println!("{list:?}");
    }

    // ---- look-alikes

    #[test]
    fn asserts() {
        assert_eq!(List::new().len(), 0);
    }

    #[test]
    fn unwraps() {
        List::parse("1").unwrap();
    }

    #[test]
    fn passes_on() -> Result<(), Error> {
        List::parse("1")?;
        Ok(())
    }

    #[test]
    #[should_panic]
    fn panics() {
        List::new().first();
    }

    #[test]
    fn helped() {
        round_trip(List::new());
    }

    #[test]
    fn by_macro() {
        size_and_align!(List);
    }

    #[test]
    fn does_not_panic() {
        List::new().clear();
    }

    #[test]
    fn is_unpin() {
        crate::is_unpin::<List>();
    }

    #[test]
    fn typed() {
        let list: Vec<u8> = List::new().into_bytes();
        list.len();
    }

    #[test]
    fn dyn_compatible() {
        fn _holds(_: &dyn List) {}
    }

    fn no_test() {
        List::new().clear();
    }
}

extension Failure {
    /// The reason why a picture was not loaded although nothing failed: too many others were requested after it. It may
    /// be requested again.
    package static let superseded = Failure(
        .local, what: "Picture not loaded yet", meaning: "Other pictures came first", next: "")
}

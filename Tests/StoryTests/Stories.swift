import Testing

/// Whole programs in pseudo-terminals, one after the other: each is a process with a screen to draw,
/// and two cores have others to serve.
@Suite(.serialized)
struct Stories {}

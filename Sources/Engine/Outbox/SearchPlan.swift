/// The moments at which a service's list is read for a request whose outcome is unknown.
enum SearchPlan {
    /// The looks, from the moment at which the answer was given up: close together at first, since a run mostly is
    /// there at once, then long enough for a service that was overloaded.
    static let looks: [Duration] = [
        .zero, .seconds(3), .seconds(10), .seconds(30), .seconds(60), .seconds(120), .seconds(300),
    ]
    /// The looks for a request that the service says it could not take: a run left behind is there at once.
    static let shortLooks = Array(looks.prefix(2))

    /// The time from giving up the response to the last look, if the service answers it.
    static func length(of plan: [Duration] = looks) -> Duration { plan.last ?? .zero }

    /// The looks still to come for a request given up `age` ago, negative where it may not have been yet: one at once,
    /// then those whose moment has not passed.
    static func looks(after age: Duration, of plan: [Duration] = looks) -> [Duration] {
        [age] + plan.filter { $0 > max(age, .zero) }
    }
}

import Domain
import QueueVictim

extension Outcome {
    /// Every moment with every fault. A test kills a process for each of them.
    static let table: [Outcome] = [
        row(.unrecorded, any, 0, 0, .nothing, []),

        row(.prepared, told, 1, 1, .run(.completed), accepted),
        row(.prepared, [.acceptTwice], 1, 2, .run(.completed), accepted),
        row(.prepared, lost, 1, 1, .run(.completed), searching + [.adopted]),
        row(.prepared, notTaken, 1, 0, .asked(candidates: 0, .unspent), searching + [.absent]),
        row(.prepared, [.enqueueFailed], 1, 0, .refused, searching + [.rejected]),
        row(.prepared, [.rateLimited], 1, 0, .waiting(.pace), sending + [.prepared]),
        row(.prepared, [.acceptTwiceAndCut], 1, 2, .asked(candidates: 2, .inconclusive), searching + [.undecided]),

        row(.held, any, 0, 0, .waiting(.held), [.prepared]),
        row(.withdrawn, any, 0, 0, .nothing, [.prepared, .withdrawn]),

        row(.leaving, any, 0, 0, .asked(candidates: 0, .unspent), searching + [.absent]),

        row(.posted, told + lost, 1, 1, .run(.completed), searching + [.adopted]),
        row(.posted, twice, 1, 2, .asked(candidates: 2, .inconclusive), searching + [.undecided]),
        row(.posted, refused, 1, 0, .asked(candidates: 0, .unspent), searching + [.absent]),

        row(.answered, told + lost, 1, 1, .run(.completed), searching + [.adopted]),
        row(.answered, twice, 1, 2, .asked(candidates: 2, .inconclusive), searching + [.undecided]),
        row(.answered, refused, 1, 0, .asked(candidates: 0, .unspent), searching + [.absent]),

        row(.accepted, told, 1, 1, .run(.completed), accepted),
        row(.accepted, [.acceptTwice], 1, 2, .run(.completed), accepted),
        never(.accepted, lost + refused + [.acceptTwiceAndCut]),

        row(.requeued, [.rateLimited], 2, 0, .waiting(.pace), sending + [.prepared, .sending, .prepared]),
        never(.requeued, told + lost + twice + notTaken + [.enqueueFailed]),

        row(.unknown, lost, 1, 1, .run(.completed), searching + [.adopted]),
        row(
            .unknown, notTaken + [.enqueueFailed], 1, 0, .asked(candidates: 0, .unspent), searching + [.absent]),
        row(.unknown, [.acceptTwiceAndCut], 1, 2, .asked(candidates: 2, .inconclusive), searching + [.undecided]),
        never(.unknown, unlost),

        row(.searching, lost, 1, 1, .run(.completed), searchingAgain + [.adopted]),
        row(
            .searching, notTaken + [.enqueueFailed], 1, 0, .asked(candidates: 0, .unspent),
            searchingAgain + [.absent]),
        row(
            .searching, [.acceptTwiceAndCut], 1, 2, .asked(candidates: 2, .inconclusive), searchingAgain + [.undecided]),
        never(.searching, unlost),

        row(.found, lost, 1, 1, .run(.completed), searchingAgain + [.adopted]),
        row(
            .found, notTaken + [.enqueueFailed], 1, 0, .asked(candidates: 0, .unspent), searchingAgain + [.absent]),
        row(.found, [.acceptTwiceAndCut], 1, 2, .asked(candidates: 2, .inconclusive), searchingAgain + [.undecided]),
        never(.found, unlost),

        row(.adopted, lost, 1, 1, .run(.completed), searching + [.adopted]),
        never(.adopted, unlost + notTaken + [.enqueueFailed, .acceptTwiceAndCut]),

        row(.rejected, [.enqueueFailed], 1, 0, .refused, searching + [.rejected]),
        never(.rejected, unlost + lost + notTaken + [.acceptTwiceAndCut]),

        row(.asked, notTaken, 1, 0, .asked(candidates: 0, .unspent), searching + [.absent]),
        row(.asked, [.acceptTwiceAndCut], 1, 2, .asked(candidates: 2, .inconclusive), searching + [.undecided]),
        never(.asked, unasked),

        row(.dismissed, notTaken, 1, 0, .unknown, searching + [.absent, .dismissed]),
        row(.dismissed, [.acceptTwiceAndCut], 1, 2, .unknown, searching + [.undecided, .dismissed]),
        never(.dismissed, unasked),

        row(.replaced, notTaken, 2, 0, .asked(candidates: 0, .unspent), searching + [.absent]),
        row(.replaced, [.acceptTwiceAndCut], 2, 4, .asked(candidates: 2, .inconclusive), searching + [.undecided]),
        never(.replaced, unasked),

        row(.leavingAgain, notTaken, 1, 0, .asked(candidates: 0, .unspent), searching + [.absent]),
        row(.leavingAgain, [.acceptTwiceAndCut], 1, 2, .asked(candidates: 0, .unspent), searching + [.absent]),
        never(.leavingAgain, unasked),

        row(.postedAgain, notTaken, 2, 0, .asked(candidates: 0, .unspent), searching + [.absent]),
        row(.postedAgain, [.acceptTwiceAndCut], 2, 4, .asked(candidates: 2, .inconclusive), searching + [.undecided]),
        never(.postedAgain, unasked),

        row(.answeredAgain, notTaken, 2, 0, .asked(candidates: 0, .unspent), searching + [.absent]),
        row(.answeredAgain, [.acceptTwiceAndCut], 2, 4, .asked(candidates: 2, .inconclusive), searching + [.undecided]),
        never(.answeredAgain, unasked),

        row(.following, told, 1, 1, .run(.completed), accepted),
        row(.following, [.acceptTwice], 1, 2, .run(.completed), accepted),
        row(.following, lost, 1, 1, .run(.completed), searching + [.adopted]),
        never(.following, refused + [.acceptTwiceAndCut]),

        row(.downloading, told, 1, 1, .run(.completed), accepted),
        row(.downloading, [.acceptTwice], 1, 2, .run(.completed), accepted),
        row(.downloading, lost, 1, 1, .run(.completed), searching + [.adopted]),
        never(.downloading, refused + [.acceptTwiceAndCut]),
    ]

    // MARK: faults that come to the same

    private static let any = Weather.allCases
    /// The service says what it has made of it.
    private static let told: [Weather] = [.fair, .acceptLate]
    /// The service has taken it, and its answer does not say so.
    private static let lost: [Weather] = [.cutAfterAccept, .acceptThen503, .gatewayTimeout, .acceptWithoutID]
    /// The service has not taken it, and nothing proves that.
    private static let notTaken: [Weather] = [.cutBeforeAccept, .error503Uncharged]
    private static let refused = notTaken + [.enqueueFailed, .rateLimited]
    private static let twice: [Weather] = [.acceptTwice, .acceptTwiceAndCut]
    /// The answer says it all.
    private static let unlost = told + [.acceptTwice, .rateLimited]
    /// The user is not asked.
    private static let unasked = unlost + lost + [.enqueueFailed]

    // MARK: ways through the states

    private static let sending: [RequestState] = [.prepared, .sending]
    private static let accepted = sending + [.accepted]
    private static let searching = sending + [.unknown, .searching]
    private static let searchingAgain = searching + [.unknown, .searching]

    private static func row(
        _ moment: Moment, _ weathers: [Weather], _ posts: Int, _ runs: Int, _ sight: Sight, _ journal: [RequestState]
    ) -> Outcome {
        Outcome(
            moment: moment, weathers: weathers,
            end: End(posts: posts, runs: runs, sight: sight, journal: journal))
    }

    private static func never(_ moment: Moment, _ weathers: [Weather]) -> Outcome {
        Outcome(moment: moment, weathers: weathers, end: nil)
    }
}

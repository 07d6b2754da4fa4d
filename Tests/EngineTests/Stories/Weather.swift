import Simulator

/// What goes wrong at the service in a story: every fault of the simulator that concerns requests which spend.
enum Weather: String, CaseIterable {
    case fair = "none"
    case cutBeforeAccept = "cut-before-accept"
    case error503Uncharged = "error-503-uncharged"
    case cutAfterAccept = "cut-after-accept"
    case acceptThen503 = "accept-then-503"
    case gatewayTimeout = "gateway-timeout"
    case acceptWithoutID = "accept-without-id"
    case acceptLate = "accept-late"
    case acceptTwice = "accept-twice"
    case acceptTwiceAndCut = "accept-twice, cut-after-accept"
    case enqueueFailed = "enqueue-failed"
    case rateLimited = "rate-limited"

    var faults: Set<Fault> {
        switch self {
        case .fair: []
        default: Set(rawValue.split(separator: ", ").compactMap { Fault(rawValue: String($0)) })
        }
    }

    /// How many runs the service makes of one POST that it takes.
    var runsOfOnePost: Int { faults.contains(.acceptTwice) ? 2 : 1 }
}

import Domain
package import Forms

extension ExitReason {
    /// The exit code where nothing was sent because of `obstacle`.
    package init(_ obstacle: SendObstacle) {
        self =
            switch obstacle {
            case .unauthorized: .notAuthorized
            case .tier: .exhausted
            case .entry, .checks, .sweepSize, .sweepRun: .usage
            case .loading, .schemaUnknown, .formChanged: .failed
            }
    }
}

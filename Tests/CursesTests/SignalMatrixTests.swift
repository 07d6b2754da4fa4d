import Foundation
import TestKit
import Testing

/// The state of the terminal after the program was killed, by each signal at each moment.
extension Victims {
    @Suite struct SignalMatrixTests {
        /// A moment to be killed at.
        enum Moment: String, CaseIterable, Sendable {
            /// A frame is shown, and no other mode is on.
            case shown
            /// Mouse reports are on.
            case mouse
            /// A sequence is cut off in the middle.
            case partialSequence
            /// The terminal withholds a frame (mode 2026).
            case heldBack
            /// A window of one cell.
            case tiny

            /// The keys that lead there.
            var keys: String {
                switch self {
                case .shown, .tiny: ""
                case .mouse: "m"
                case .partialSequence: "h"
                case .heldBack: "b"
                }
            }
        }

        /// A cause of death, and the exit status that a shell sees.
        enum Death: CaseIterable, Sendable, CustomTestStringConvertible {
            case hangup, interrupt, quit, illegal, trap, abort, bus, arithmetic, segment, terminate
            /// Two termination signals, the second before the first is handled.
            case twice
            case swiftTrap, fatalError, stackOverflow

            var code: Int32 {
                switch self {
                case .hangup: 128 + SIGHUP
                case .interrupt: 128 + SIGINT
                case .quit: 128 + SIGQUIT
                case .illegal, .swiftTrap, .fatalError: 128 + SIGILL
                case .trap: 128 + SIGTRAP
                case .abort: 128 + SIGABRT
                case .bus: 128 + SIGBUS
                case .arithmetic: 128 + SIGFPE
                case .segment, .stackOverflow: 128 + SIGSEGV
                case .terminate, .twice: 128 + SIGTERM
                }
            }

            var testDescription: String { "\(self)" }

            func strike(_ terminal: PseudoTerminal) {
                switch self {
                case .swiftTrap: terminal.type("t")
                case .fatalError: terminal.type("F")
                case .stackOverflow: terminal.type("o")
                case .twice: for _ in 0..<2 { terminal.signal(SIGTERM) }
                default: terminal.signal(code - 128)
                }
            }
        }

        @Test(arguments: Moment.allCases, Death.allCases)
        func aKilledProgramRestoresTheTerminal(at moment: Moment, by death: Death) async throws {
            // Without the runtime's own crash handler, which prints a backtrace.
            let environment = death == .stackOverflow ? ["SWIFT_BACKTRACE": "enable=no"] : [:]
            let terminal = try await VictimProcess.shown(environment: environment).terminal
            terminal.type(moment.keys)
            switch moment {
            case .shown: break
            case .mouse: try await terminal.wait(for: "the mouse") { $0.isReportingMouse }
            case .partialSequence: try await terminal.wait(for: "half a text") { $0.isMidSequence }
            case .heldBack: try await terminal.wait(for: "the mode") { $0.isSynchronized }
            case .tiny:
                terminal.resize(columns: 1, rows: 1)
                try await terminal.wait(for: "one cell") { $0.lines == ["…"] }
            }
            death.strike(terminal)
            #expect(try await terminal.waitForExit() == death.code)
            #expect(terminal.isRestored)
        }

        /// Nothing reads its output, so it cannot send anything to the terminal. But it ends, and the mode is restored.
        @Test(arguments: Death.allCases)
        func aKilledProgramEndsEvenIfTheTerminalAcceptsNothing(by death: Death) async throws {
            let victim = try await VictimProcess.shown()
            victim.terminal.type("yf")
            try await victim.wait(forLogLine: "flooded")
            death.strike(victim.terminal)
            var patience = Patience(seconds: 20)
            while victim.terminal.exitStatus() == nil, try await patience.pause() {}
            #expect(victim.terminal.exitStatus() == death.code)
            #expect(victim.terminal.hasOldMode)
        }

        /// Most of a page is still in flight on a slow connection.
        @Test(arguments: [Death.swiftTrap, .terminate, .segment, .interrupt])
        func aProgramKilledInTheMiddleOfAPageRestoresTheTerminal(by death: Death) async throws {
            let line = SlowLine(bytesPerSecond: 8000, delay: .milliseconds(50))
            let terminal = try await VictimProcess.shown(columns: 160, rows: 60, line: line).terminal
            terminal.type("r")
            try await terminal.wait(forText: "page 1")
            death.strike(terminal)
            #expect(try await terminal.waitForExit() == death.code)
            #expect(terminal.isRestored)
        }

        /// A child has the terminal, an editor for example: keyboard signals are for the child.
        @Test(arguments: [Death.interrupt, .quit])
        func aProgramWhoseChildHasTheTerminalIgnoresKeyboardSignals(by death: Death) async throws {
            let terminal = try await VictimProcess.shown().terminal
            terminal.type("ml")
            try await terminal.wait(for: "the child") { !$0.isAlternateScreen && $0.contains("lent") }
            death.strike(terminal)
            #expect(terminal.isRestored)
            terminal.type("\r")
            try await terminal.wait(for: "all of it again") {
                $0.isAlternateScreen && $0.contains("keys 2l") && $0.isReportingMouse && $0.isBracketedPaste
                    && $0.isReportingFocus
            }
            terminal.type("q")
            #expect(try await terminal.waitForExit() == 0)
            #expect(terminal.isRestored)
        }

        /// A child has the terminal: its state is the child's, and keyboard signals are for the child.
        @Test(  // Without keyboard signals, since the child has the keyboard.
            arguments: Death.allCases.filter {
                ![.interrupt, .quit, .swiftTrap, .fatalError, .stackOverflow].contains($0)
            })
        func aProgramWhoseChildHasTheTerminalWritesNothingWhenItIsKilled(by death: Death) async throws {
            let terminal = try await VictimProcess.shown().terminal
            terminal.type("l")
            try await terminal.wait(for: "the child") { !$0.isAlternateScreen && $0.contains("lent") }
            #expect(terminal.isRestored)
            death.strike(terminal)
            if [.hangup, .terminate].contains(death) {
                // It waits for its child for a moment, and does not take the terminal again.
                terminal.type("\r")
            }
            #expect(try await terminal.waitForExit() == death.code)
            #expect(terminal.isRestored)
        }
    }
}

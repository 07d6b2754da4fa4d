import Foundation
import TestKit
import Testing

/// How a terminal is left when the program is killed, by each signal at each moment.
extension Victims {
    @Suite struct SignalMatrixTests {
        /// A moment to be killed at.
        enum Moment: String, CaseIterable, Sendable {
            /// A frame is shown, and nothing else is on.
            case shown
            /// The mouse is reported.
            case mouse
            /// A sequence is cut off in its middle.
            case torn
            /// A frame is held back by the terminal (mode 2026).
            case heldBack
            /// A window of one cell.
            case tiny

            /// The keys that lead there.
            var keys: String {
                switch self {
                case .shown, .tiny: ""
                case .mouse: "m"
                case .torn: "h"
                case .heldBack: "b"
                }
            }
        }

        /// A way to die, and what a shell is told of it.
        enum Death: CaseIterable, Sendable, CustomTestStringConvertible {
            case hangup, interrupt, quit, illegal, trap, abort, bus, arithmetic, segment, terminate
            /// Two requests to end, the second before the first is answered.
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

        @Test("A killed program leaves the terminal as it was", arguments: Moment.allCases, Death.allCases)
        func restored(at moment: Moment, by death: Death) async throws {
            // Without the runtime's own handler of crashes, which brings a stack for them.
            let environment = death == .stackOverflow ? ["SWIFT_BACKTRACE": "enable=no"] : [:]
            let terminal = try await VictimProcess.shown(environment: environment).terminal
            terminal.type(moment.keys)
            switch moment {
            case .shown: break
            case .mouse: try await terminal.wait(for: "the mouse") { $0.isReportingMouse }
            case .torn: try await terminal.wait(for: "half a text") { $0.isMidSequence }
            case .heldBack: try await terminal.wait(for: "the mode") { $0.isSynchronized }
            case .tiny:
                terminal.resize(columns: 1, rows: 1)
                try await terminal.wait(for: "one cell") { $0.lines == ["…"] }
            }
            death.strike(terminal)
            #expect(try await terminal.waitForExit() == death.code)
            #expect(terminal.isRestored)
        }

        /// Nobody reads what it sends: what it has to say to the terminal, it cannot say. But it ends, and the mode is put back.
        @Test("A killed program ends, though the terminal takes nothing", arguments: Death.allCases)
        func ends(by death: Death) async throws {
            let victim = try await VictimProcess.shown()
            victim.terminal.type("yf")
            try await victim.wait(forDiary: "flooded")
            death.strike(victim.terminal)
            var patience = Patience(seconds: 20)
            while victim.terminal.exitStatus() == nil, try await patience.pause() {}
            #expect(victim.terminal.exitStatus() == death.code)
            #expect(victim.terminal.hasOldMode)
        }

        /// Most of a page is still on its way, through a line that is slow.
        @Test(
            "A program killed in the middle of a page leaves the terminal as it was",
            arguments: [Death.swiftTrap, .terminate, .segment, .interrupt])
        func repainting(by death: Death) async throws {
            let line = SlowLine(bytesPerSecond: 8000, delay: .milliseconds(50))
            let terminal = try await VictimProcess.shown(columns: 160, rows: 60, line: line).terminal
            terminal.type("r")
            try await terminal.wait(forText: "page 1")
            death.strike(terminal)
            #expect(try await terminal.waitForExit() == death.code)
            #expect(terminal.isRestored)
        }

        /// A child has the terminal, an editor for example: what the keyboard sends is the child's.
        @Test(
            "A program whose child has the terminal leaves the keyboard's signals to it",
            arguments: [Death.interrupt, .quit])
        func lentAndAsked(by death: Death) async throws {
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

        /// A child has the terminal; what is left is the child's, and the signals of the keyboard are meant for it.
        @Test(
            "A program whose child has the terminal dies without a word",
            // Those that a key brings about are left out, since the child has the keys.
            arguments: Death.allCases.filter {
                ![.interrupt, .quit, .swiftTrap, .fatalError, .stackOverflow].contains($0)
            })
        func lent(by death: Death) async throws {
            let terminal = try await VictimProcess.shown().terminal
            terminal.type("l")
            try await terminal.wait(for: "the child") { !$0.isAlternateScreen && $0.contains("lent") }
            #expect(terminal.isRestored)
            death.strike(terminal)
            if [.hangup, .terminate].contains(death) {
                // It waits for its child for a moment, and takes the terminal no more.
                terminal.type("\r")
            }
            #expect(try await terminal.waitForExit() == death.code)
            #expect(terminal.isRestored)
        }
    }
}

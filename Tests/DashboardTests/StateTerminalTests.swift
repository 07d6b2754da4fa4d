import Canvas
import Dashboard
import Domain
import Testing

struct StateTerminalTests {
    @Test func aReplacementAdoptsTheTerminal() {
        var first = Session(.fresh(services: []))
        first.happen(.input(.appearance(.light)))
        first.happen(.input(.connection(ConnectionQuality(bytesPerSecond: 960))))
        first.resize(100, 30)
        first.press(.alt("m"))
        var state = State.fresh()
        state.adoptTerminal(of: first.state)
        #expect(state.size == Size(width: 100, height: 30))
        #expect(state.themeName == "dawn")
        #expect(state.clockFormat.isCoarse)
        #expect(!state.capturesMouse)
        #expect(!state.isWelcome)
        #expect(state.hasFirstFrame)
    }
}

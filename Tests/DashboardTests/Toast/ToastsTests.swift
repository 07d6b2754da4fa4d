import Canvas
import Dashboard
import Domain
import Testing

struct ToastsTests {
    @Test func aFailureExplainsItself() {
        var session = Session.fixture()
        session.tell(.failed(.randomEntry, .timeout))
        #expect(session.toastLines == ["Provider timeout.", "The run was not billed.", "ctrl-r runs it again."])
    }

    @Test func equalToastsAreOne() {
        var session = Session.fixture()
        session.press("r")
        session.wait(.seconds(1))
        session.press("r")
        #expect(session.toastLines == ["Refreshing…"])
    }

    @Test func atMostThreeToasts() {
        var session = Session.fixture()
        for index in 0..<5 { session.tell(.failed(.randomEntry, Failure(.other, what: "trouble \(index)"))) }
        #expect(session.toastLines == ["Trouble 2.", "Trouble 3.", "Trouble 4."])
    }

    @Test func errorsStayLonger() throws {
        var session = Session.fixture()
        session.press("r")
        session.tell(.failed(.randomEntry, Failure(.other, what: "trouble")))
        session.wait(.seconds(7))
        #expect(session.toastLines == ["Trouble."])
        session.wait(.seconds(2))
        #expect(session.toastLines == [])
    }

    @Test func escDismissesToasts() {
        var session = Session.fixture()
        session.press("r")
        session.press(.escape)
        #expect(session.toastLines == [])
    }
}

import Canvas
import Dashboard
import Domain
import Testing

struct ToastsTests {
    private static func trouble(_ what: String) -> EngineEvent {
        .failed(.randomEntry, Failure(.other, what: what))
    }

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

    @Test func aNewerReplacesAnOlder() {
        var session = Session.fixture()
        for index in 0..<5 { session.tell(Self.trouble("trouble \(index)")) }
        #expect(session.toastLines == ["Trouble 4."])
        session.press(.escape, "r")
        session.tell(Self.trouble("trouble 5"))
        #expect(session.toastLines == ["Trouble 5."])
    }

    /// What a key does is reported although an error stays.
    @Test func aNoteLeavesTheError() throws {
        var session = Session.fixture()
        session.tell(Self.trouble("trouble"))
        session.press("r")
        #expect(session.toastLines == ["Trouble.", "Refreshing…"])
        session.happen(.copied(.sent))
        #expect(session.toastLines.first == "Trouble.")
        #expect(session.toastLines.count == 2)
        let boxes = Self.rows(try session.frame(), with: "Trouble.")
        #expect(boxes.count == 1)
    }

    @Test func errorsStayLonger() throws {
        var session = Session.fixture()
        session.press("r")
        session.tell(Self.trouble("trouble"))
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

    // MARK: place

    private static func rows(_ frame: Frame, with text: String) -> [Int] {
        (0..<frame.size.height).filter { frame.row($0).contains(text) }
    }

    /// The row of the cursor, the picture's center, the price and the hints stay visible.
    @Test(arguments: [(80, 24), (100, 30), (120, 36), (200, 60)], 0..<30)
    func aToastLeavesTheCursorsRow(_ size: (Int, Int), _ cursor: Int) throws {
        let titles = (0..<40).map { "Title-\($0)-end" }
        var session = Session.fixture(
            size.0, size.1, runs: titles.enumerated().map { .fixture("r\($0)", $1, .completed, age: $0) })
        for pane in ["3", "1"] as [Key] {
            session.press(pane)
            if pane == "3" { for _ in 0..<cursor { session.press("j") } }
            session.wait(.seconds(1))
            session.press(.escape, pane)
            session.tell(Self.trouble("trouble that needs some words to be told in full, and one more line"))
            let frame = try session.frame()
            let toast = Self.rows(frame, with: "Trouble that needs")
            #expect(toast.count == 1)
            #expect((toast.last ?? 0) < size.1 - 1)
            if pane == "3" || size.0 >= 90 {
                #expect(!Self.rows(frame, with: "Title-\(cursor)-end").isEmpty, "the cursor's row is covered")
            }
            session.press(.escape)
        }
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 60)])
    func aToastLeavesThePrice(_ width: Int, _ height: Int) throws {
        var session = Session.form(.owl, width, height)
        session.tell(Self.trouble("trouble"))
        let frame = try session.frame()
        #expect(frame.shows("Trouble.") && frame.shows("1 image run"))
        #expect(frame.shows("subject"))
    }
}

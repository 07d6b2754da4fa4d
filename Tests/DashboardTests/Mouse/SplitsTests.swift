import Canvas
import Dashboard
import Domain
import JSON
import Testing

struct SplitsTests {
    @Test(arguments: [0, -1])
    func aBorderIsDraggedByEitherLine(_ line: Int) throws {
        var session = Session.fixture(200, 60)
        let form = try #require(session.state.layout.panes[.form])
        session.use(.press, at: Point(x: form.x + line, y: 30))
        session.use(.drag, at: Point(x: form.x + line + 10, y: 33))
        #expect(session.state.layout.panes[.form]?.x == form.x + 10)
        #expect(session.state.layout.panes[.catalog]?.maxX == form.x + 10)
        #expect(session.state.layout.panes[.form]?.maxX == form.maxX)
        session.use(.release, at: Point(x: form.x + line + 10, y: 33))
        session.use(.drag, at: Point(x: 5, y: 5))
        #expect(session.state.layout.panes[.form]?.x == form.x + 10)
    }

    @Test func theBordersOfTheQueueAndTheResultAreDragged() throws {
        var session = Session.fixture(200, 60)
        let result = try #require(session.state.layout.panes[.result])
        session.use(.press, at: Point(x: result.x, y: 5))
        session.use(.drag, at: Point(x: result.x - 7, y: 5))
        #expect(session.state.layout.panes[.result]?.x == result.x - 7)
        let queue = try #require(session.state.layout.panes[.queue])
        #expect(queue.maxX == result.x - 7)
        session.use(.press, at: Point(x: queue.x + 5, y: queue.y))
        session.use(.drag, at: Point(x: queue.x + 5, y: queue.y + 4))
        #expect(session.state.layout.panes[.queue]?.height == queue.height - 4)
        #expect(session.state.layout.panes[.queue]?.maxY == session.state.layout.body.maxY)
    }

    @Test func theBordersOfTwoColumnsAreDragged() throws {
        var session = Session.fixture(120, 36)
        let (queue, result) = try (
            #require(session.state.layout.panes[.queue]), #require(session.state.layout.panes[.result])
        )
        session.use(.press, at: Point(x: queue.x + 5, y: queue.y))
        session.use(.drag, at: Point(x: queue.x + 5, y: queue.y - 2))
        #expect(session.state.layout.panes[.queue]?.height == queue.height + 2)
        session.use(.press, at: Point(x: result.x + 5, y: result.y))
        session.use(.drag, at: Point(x: result.x + 5, y: result.y + 3))
        #expect(session.state.layout.panes[.result]?.height == result.height - 3)
        #expect(session.state.layout.panes[.form]?.maxY == result.y + 3)
    }

    @Test func movedBordersAreSavedWithThePlace() throws {
        var session = Session.fixture(120, 36)
        let queue = try #require(session.state.layout.panes[.queue])
        session.use(.press, at: Point(x: queue.x + 5, y: queue.y))
        session.use(.drag, at: Point(x: queue.x + 5, y: queue.y - 2))
        session.use(.release, at: Point(x: queue.x + 5, y: queue.y - 2))
        session.wait(.seconds(60))
        var saved: JSON?
        for case .engine(.savePlace(let place)) in session.effects { saved = place }
        let place = try #require(saved)
        var next = Session.fixture(120, 36)
        next.tell(.restored(drafts: [], place: place))
        #expect(next.state.layout.panes == session.state.layout.panes)
    }

    @Test func everyPaneKeepsItsMinimum() throws {
        for (width, height) in [(120, 36), (200, 60)] {
            var session = Session.fixture(width, height)
            for border in session.state.layout.panes.values.map({ Point(x: $0.x, y: $0.y + 3) })
                + session.state.layout.panes.values.map({ Point(x: $0.x + 6, y: $0.y) })
            {
                for end in [Point(x: -50, y: -50), Point(x: 900, y: 900), Point(x: 0, y: 0), Point(x: 119, y: 35)] {
                    session.use(.press, at: border)
                    session.use(.drag, at: end)
                    for (pane, rect) in session.state.layout.panes {
                        #expect(rect.width >= Layout.minPaneWidth, "\(pane)")
                        #expect(rect.height >= Layout.minPaneHeight, "\(pane)")
                    }
                    let area = session.state.layout.panes.values.reduce(0) { $0 + $1.width * $1.height }
                    #expect(area == width * (height - 2))
                }
            }
        }
    }

    @Test func bordersKeepTheirShareAtOtherSizes() throws {
        var session = Session.fixture(200, 60)
        let form = try #require(session.state.layout.panes[.form])
        session.use(.press, at: Point(x: form.x, y: 30))
        session.use(.drag, at: Point(x: 100, y: 30))
        session.resize(400, 60)
        #expect(session.state.layout.panes[.form]?.x == 200)
        session.resize(80, 24)
        session.resize(200, 60)
        #expect(session.state.layout.panes[.form]?.x == 100)
    }
}

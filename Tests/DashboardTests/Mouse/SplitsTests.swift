import Canvas
import Dashboard
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

    @Test func theBordersOfTheQueueAreDragged() throws {
        var session = Session.fixture(200, 60)
        let queue = try #require(session.state.layout.panes[.queue])
        session.use(.press, at: Point(x: queue.x, y: 5))
        session.use(.drag, at: Point(x: queue.x - 7, y: 5))
        #expect(session.state.layout.panes[.queue]?.x == queue.x - 7)
        #expect(session.state.layout.panes[.result]?.x == queue.x - 7)
        session.use(.press, at: Point(x: 190, y: queue.maxY))
        session.use(.drag, at: Point(x: 190, y: queue.maxY + 4))
        #expect(session.state.layout.panes[.queue]?.height == queue.height + 4)
        #expect(session.state.layout.panes[.result]?.maxY == session.state.layout.body.maxY)
    }

    @Test func everyPaneKeepsItsMinimum() throws {
        var session = Session.fixture(120, 36)
        for border in [Point(x: 37, y: 20), Point(x: 79, y: 20), Point(x: 100, y: 14)] {
            for end in [Point(x: -50, y: -50), Point(x: 900, y: 900), Point(x: 0, y: 0), Point(x: 119, y: 35)] {
                session.use(.press, at: border)
                session.use(.drag, at: end)
                for (pane, rect) in session.state.layout.panes {
                    #expect(rect.width >= Layout.minPaneWidth, "\(pane)")
                    #expect(rect.height >= Layout.minPaneHeight, "\(pane)")
                }
                let widths = [Pane.catalog, .form, .queue].compactMap { session.state.layout.panes[$0]?.width }
                #expect(widths.reduce(0, +) == 120)
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

import Canvas
import Dashboard
import Domain
import Testing

extension Session {
    /// `text` is not on screen.
    struct NotShown: Error {
        let text: String
    }

    /// The cell of the first place where `text` is drawn.
    func place(of text: String) throws -> Point {
        let frame = try frame()
        let wanted = text.map(String.init)
        for y in 0..<frame.size.height {
            for x in 0..<max(0, frame.size.width - wanted.count + 1)
            where wanted.indices.allSatisfy({ frame[x + $0, y]?.cluster == wanted[$0] }) {
                return Point(x: x, y: y)
            }
        }
        throw NotShown(text: text)
    }

    /// Presses the mouse's button where `text` is drawn.
    @discardableResult
    mutating func press(on text: String) throws -> [Effect] { use(.press, at: try place(of: text)) }

    /// Turns the wheel where `text` is drawn.
    @discardableResult
    mutating func scroll(_ action: Mouse.Action, over text: String) throws -> [Effect] {
        use(action, at: try place(of: text))
    }

    @discardableResult
    mutating func use(_ action: Mouse.Action, at place: Point) -> [Effect] {
        happen(.input(.mouse(Mouse(action, at: place))))
    }
}

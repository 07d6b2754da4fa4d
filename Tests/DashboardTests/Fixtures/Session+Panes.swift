import Canvas
import Testing
import Themes

@testable import Dashboard

extension Session {
    /// The frame of the queue's pane alone, at any size.
    func queuePane(_ width: Int, _ height: Int, _ look: RenderContext? = nil) throws -> Frame {
        let look = try look ?? .fixture()
        let size = Size(width: width, height: height)
        var frame = Frame(size, style: look[.normal], ellipsis: look.glyphs.ellipsis)
        QueueView(state: state, look: look).draw(in: &frame, Rect(size))
        return frame
    }

    /// The frame of the catalog's pane alone, at any size.
    func catalogPane(_ width: Int, _ height: Int, _ look: RenderContext? = nil) throws -> Frame {
        let look = try look ?? .fixture()
        let size = Size(width: width, height: height)
        var frame = Frame(size, style: look[.normal], ellipsis: look.glyphs.ellipsis)
        CatalogView(state: state, look: look).draw(in: &frame, Rect(size))
        return frame
    }
}

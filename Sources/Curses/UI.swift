/// The isolation of everything that touches the screen or the dashboard; its executor is the main thread's `UILoop`.
@globalActor
package actor UI {
    /// The only instance.
    package static let shared = UI()

    /// The executor of this actor's jobs; nothing runs until a thread is in `UILoop.run`.
    package nonisolated let loop = UILoop()

    /// The main thread's loop.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    private init() {}
}

import Settings
import Foundation
import TestKit
import Testing
import Themes

@testable import easel

#if canImport(Glibc)
    import Glibc

    struct ThemeWatcherTests {
        private let home: TemporaryFolder

        init() throws { home = try TemporaryFolder() }

        /// Waits for a descriptor as the program's loop does, on a thread of its own.
        private static func wait(_ descriptor: Int32) async -> Bool {
            await withCheckedContinuation { continuation in
                Thread {
                    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                    continuation.resume(returning: poll(&polled, 1, 20_000) > 0)
                }
                .start()
            }
        }

        /// Runs a watch and does `steps`, each when what the one before was to bring about has been told.
        ///
        /// - Returns: Whether all of it was told.
        private func follow(_ steps: [(does: () throws -> Void, says: String?)]) async throws -> Bool {
            let watcher = try #require(ThemeWatcher(configuration: home.path))
            let (told, teller) = AsyncStream.makeStream(of: String?.self)
            let folder = home.appending("themes")
            let running = Task {
                await watcher.run(settling: .milliseconds(1), wait: Self.wait) {
                    teller.yield(ThemeFolder.files(in: folder).first?.toml)
                }
                teller.finish()
            }
            var tellings = told.makeAsyncIterator()
            var count = 0
            for step in steps {
                try step.does()
                while let text = await tellings.next() {
                    guard text == step.says else { continue }
                    count += 1
                    break
                }
            }
            await watcher.stop()
            await running.value
            return count == steps.count
        }

        private func makeThemes() throws {
            try FileManager.default.createDirectory(
                atPath: home.appending("themes"), withIntermediateDirectories: false)
        }

        private func save(_ text: String) throws { _ = try home.write(text, to: "themes/mine.toml") }

        @Test(.timeLimit(.minutes(1)))
        func savingAndRemovingAreReported() async throws {
            try makeThemes()
            let path = home.appending("themes/mine.toml")
            let other = home.appending("themes/.mine.toml.new")
            let isTold = try await follow([
                ({ try save("a") }, "a"), ({ try save("b") }, "b"),
                // As most editors save: a new file takes the place of the old one.
                (
                    {
                        try Data("c".utf8).write(to: URL(filePath: other))
                        #expect(rename(other, path) == 0)
                    }, "c"
                ),
                ({ try FileManager.default.removeItem(atPath: path) }, nil),
            ])
            #expect(isTold)
        }

        @Test(.timeLimit(.minutes(1)))
        func aFolderCreatedLaterIsWatched() async throws {
            #expect(try await follow([({ try makeThemes() }, nil), ({ try save("a") }, "a")]))
        }

        @Test(.timeLimit(.minutes(1)))
        func stoppingEndsAnIdleWatcher() async throws { #expect(try await follow([])) }

        @Test func withoutAFolderThereIsNothingToWatch() {
            #expect(ThemeWatcher(configuration: home.appending("none")) == nil)
        }
    }
#endif

#if canImport(Glibc)
    import Glibc

    /// A watcher of the themes folder, by inotify(7), which costs nothing while nothing changes. An actor.
    ///
    /// Without inotify, themes are read once, at the start.
    actor ThemeWatcher {
        private let descriptor: Int32
        private let folders: [String]
        private var watches: Set<Int32> = []
        private var isStopped = false

        /// Watches the folder `themes` in `configuration`, even before it exists.
        ///
        /// Nil where neither folder exists, or the system has no watches left.
        init?(configuration: String) {
            folders = [configuration, configuration + "/themes"]
            descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
            guard descriptor >= 0 else { return nil }
            watches = Self.watch(folders, descriptor)
            guard watches.isEmpty else { return }
            close(descriptor)
            return nil
        }

        /// Calls `changed` whenever something may have been saved, until `stop`.
        ///
        /// - `settling`: The pause after a change: editors save by writing, renaming and removing files.
        /// - `wait`: Suspends until a descriptor is readable; returns false when it never will be.
        func run(
            settling: Duration = .milliseconds(50), wait: @Sendable (Int32) async -> Bool,
            changed: @Sendable () async -> Void
        ) async {
            // With both folders gone, nothing could wake it, not even `stop`.
            while !isStopped, !watches.isEmpty, await wait(descriptor), !isStopped {
                try? await Task.sleep(for: settling)
                drain()
                // A folder that was created or replaced meanwhile needs a new watch.
                watches = Self.watch(folders, descriptor)
                if !isStopped { await changed() }
            }
            close(descriptor)
        }

        /// Ends `run`.
        func stop() {
            isStopped = true
            // Removing a watch is an event too, which wakes `run`.
            for watch in watches { inotify_rm_watch(descriptor, watch) }
            watches = []
        }

        /// Discards the events: whatever they are, the folder is read again.
        private func drain() {
            var bytes = [UInt8](repeating: 0, count: 4096)
            while read(descriptor, &bytes, bytes.count) > 0 {}
        }

        private static func watch(_ folders: [String], _ descriptor: Int32) -> Set<Int32> {
            let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE
            return Set(folders.map { inotify_add_watch(descriptor, $0, UInt32(events)) }.filter { $0 >= 0 })
        }
    }
#else
    /// Without inotify, themes are read once, at the start.
    actor ThemeWatcher {
        init?(configuration: String) { return nil }

        func run(wait: @Sendable (Int32) async -> Bool, changed: @Sendable () async -> Void) async {}

        func stop() {}
    }
#endif

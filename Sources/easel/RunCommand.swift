import ArgumentParser
import ArtClient
import Credentials
import Curses
import Domain
import Engine
import Files

/// `easel run`: what the form does, for a shell.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Send a run of a prompt, an artist or a model, once, and wait for what comes of it.",
        discussion: """
            easel run stoic-owl --var subject='an owl at dusk' --var steps:=30

            NAME=TEXT gives a text, NAME:=JSON any JSON; texts that spell numbers count as those where the prompt wants \
            them. size.width:=512 is a member of a member, and /size/width:=512 the same as a JSON Pointer. What is \
            left out is left to the service; a name that no field asks for is told, and sent as it is.

            --dry-run sends nothing: it prints the body that would be sent, its price, and each check that fails.

            Exit codes: 0 completed, 1 failed, 2 usage or checks, 3 not authorised, 4 quota, tier or credits, \
            5 outcome unknown, 130 interrupted. An unknown outcome is kept, and the dashboard asks about it.
            """)

    @Argument(help: "A prompt's slug or id, or the id of an artist or a model.")
    var entry: String

    @Option(name: .customLong("var"), help: "A variable, as NAME=TEXT or NAME:=JSON; may be repeated.")
    var variables: [String] = []

    @Option(
        help: "A file or pipe that holds the variables as a JSON object; - reads standard input. --var goes over it.")
    var vars: String?

    @Flag(help: "Bill the run to your own key at the provider (artinstring).")
    var ownKey = false

    @Flag(help: "Print what would be sent and what is wrong with it, and send nothing.")
    var dryRun = false

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Send it though a check fails here: schemas err, and the service has the last word.")
    var sendAnyway = false

    @Flag(help: "Send it though it is over a limit you have set, or the same was sent a moment ago.")
    var yes = false

    @Option(help: "artinstring or antekirt; without it, whichever knows the entry.")
    var service: Service?

    @Option(help: "The configuration file, instead of the one in the configuration folder.")
    var config: String?

    @Option(help: "How much to write to the log file: trace, debug, info, warning or error.")
    var logLevel: LogLevel = .info

    mutating func run() throws {
        let given = TokenEnvironment.take()
        let folders = try Folders.find(given.rest)
        let settings: Settings
        do {
            settings = try Settings.read(
                config ?? folders.configuration + "/config.toml", isNamed: config != nil, home: folders.home)
        } catch {
            throw ExitStatus.usage.saying("\(error)")
        }
        let variables = try givenVariables()
        let wanted = Service.allCases.filter { service == nil || service == $0 }
        let credentials = try FoundCredentials.find(wanted, given, settings, folders)
        guard !credentials.credentials.isEmpty else {
            throw ExitStatus.notAuthorized.saying("There is no token; easel login takes one.")
        }
        let setup = EngineSetup(
            environment: given.rest, folders: folders, settings: settings, logLevel: logLevel.level,
            looks: credentials.looks)
        let name = entry
        let usesOwnKey = ownKey
        let found = try LoginCommand.finished(
            TerminalLoop.runWithoutTerminal { await Self.find(name, setup, credentials, among: wanted) })
        let order: RunOrder
        switch found {
        case .success(let entry): order = RunOrder(entry: entry, variables: variables, usesOwnKey: usesOwnKey)
        case .failure(let failure):
            let status: ExitStatus = failure.cause == .notAuthorized ? .notAuthorized : .failed
            throw status.saying("\(failure.what). \(failure.next)")
        }
        if dryRun { return try preview(order) }
        for line in order.advice { StandardStream.error.say("· \(line)") }
        guard order.mayBeSent(anyway: sendAnyway) else {
            for line in order.complaints { StandardStream.error.say("easel: \(line)") }
            let way = order.mayBeSent(anyway: true) ? " --send-anyway leaves it to the service." : ""
            throw ExitStatus.usage.saying("Nothing was sent.\(way)")
        }
        try send(order, setup, credentials.credentials)
    }

    // MARK: what is given

    /// The variables of the file and of the arguments.
    private func givenVariables() throws -> JSONObject {
        var variables = try vars.map(Self.object) ?? JSONObject()
        do throws(VariableArgumentError) {
            var given = JSONObject()
            try given.read(self.variables, names: Set(variables.map { JSONName($0.name) }))
            for (name, value) in given { variables[name] = value }
        } catch {
            throw ExitStatus.usage.saying(error.reason)
        }
        return variables
    }

    /// The JSON object in the file at `path`, which may be a pipe, or `-` for standard input.
    private static func object(in path: String) throws -> JSONObject {
        let name = path == "-" ? "Standard input" : path
        let text: String
        do throws(TextFile.Problem) {
            text =
                try TextFile(path: path, isNamed: true, limit: longestFile) {
                    StandardStream.error.say("easel: Waiting for what \(path) gives.")
                }.text() ?? ""
        } catch {
            throw ExitStatus.usage.saying("\(name) \(error).")
        }
        do {
            guard let object = try JSONParser.parse(text, limits: JSONLimits(repairs: false)).object else {
                throw ExitStatus.usage.saying("The variables in \(name) must be a JSON object.")
            }
            return object
        } catch let error as JSONParseError {
            let place = error.place(in: text)
            throw ExitStatus.usage.saying(
                "The variables in \(name) are no JSON: line \(place.line), column \(place.column): \(error.reason).")
        }
    }

    private static let longestFile = 8 << 20

    /// Reads the entry whole, from the service that knows it.
    private static func find(
        _ name: String, _ setup: EngineSetup, _ found: FoundCredentials, among services: [Service]
    ) async -> Result<CatalogEntry, Failure> {
        let credentials = found.credentials
        let clients = setup.clients(credentials, logger: setup.logger(without: credentials.map(\.secret)))
        var search = EntrySearch(
            name: name, services: services, asked: credentials.map(\.service), problems: found.problems)
        func attempt(_ service: Service, _ read: () async throws(ClientError) -> CatalogEntry) async {
            guard search.entry == nil else { return }
            do throws(ClientError) { search.entry = try await read() } catch { search.note(error, of: service) }
        }
        if let client = clients.artinstring {
            await attempt(.artinstring) { () throws(ClientError) in try await client.prompt(name).value }
        }
        if let client = clients.antekirt {
            await attempt(.antekirt) { () throws(ClientError) in try await client.artist(name).value }
            await attempt(.antekirt) { () throws(ClientError) in try await client.model(name).value }
        }
        await clients.transport.shutdown()
        return search.result
    }

    // MARK: what comes of it

    /// - Throws: The exit for usage where a check fails.
    private func preview(_ order: RunOrder) throws {
        if json {
            StandardStream.output.say(order.json)
        } else {
            StandardStream.output.say(order.body)
            StandardStream.error.say("Costs \(order.price). Nothing was sent.")
            for line in order.complaints { StandardStream.error.say("✗ \(line)") }
            for line in order.advice { StandardStream.error.say("· \(line)") }
        }
        if !order.report.isClean { throw ExitCode(ExitStatus.usage.rawValue) }
    }

    private func send(_ order: RunOrder, _ setup: EngineSetup, _ credentials: [BoundCredential]) throws {
        var random = SystemRandomNumberGenerator()
        var ids = RequestIDSource(using: &random)
        let request = order.request(ids.next(), at: WallClock.now())
        let isConfirmed = yes
        let session = HeadlessRun(request, isConfirmed: isConfirmed)
        let outcome = TerminalLoop.runWithoutTerminal(grace: .seconds(5)) {
            let work = await setup.engine(
                for: credentials.filter { $0.service == request.service }, archivePath: setup.archivePath,
                downloads: nil)
            return await session.perform(on: work)
        }
        if let ending = outcome.ending {
            StandardStream.error.say("Interrupted. What was sent goes on there; what was not waits for the next Easel.")
            throw ExitCode(ending.exitCode)
        }
        guard let end = outcome.result else { throw ExitStatus.failed.saying("It was cut short.") }
        if let run = end.run { show(run) }
        if let status = end.status { throw ExitCode(status.rawValue) }
    }

    private func show(_ run: Run) {
        if json { return StandardStream.output.say(run.report) }
        // A program gets both to the byte.
        if let text = run.output?.text { StandardStream.output.say(text) }
        for file in run.output?.files ?? [] { StandardStream.output.say(file.url) }
    }
}

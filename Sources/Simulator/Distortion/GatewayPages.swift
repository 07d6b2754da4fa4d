/// The pages that machines between a client and a service send.
enum GatewayPages {
    static var badGateway: String { page("502 Bad Gateway") }
    static var timeout: String { page("504 Gateway Time-out") }
    static var gone: String { page("No longer available") }

    /// The login page of a captive portal.
    static var login: String {
        """
        <!DOCTYPE html>
        <html><head><title>Welcome to Harbour Guest Wi-Fi</title></head>
        <body><form action="/login" method="post">Room <input name="room"> <button>Connect</button></form></body></html>

        """
    }

    private static func page(_ title: String) -> String {
        """
        <!DOCTYPE html>
        <html><head><title>\(title)</title></head>
        <body><center><h1>\(title)</h1></center><hr><center>edge</center></body></html>

        """
    }
}

package org.emailchange.command.mail.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate for one host, with its key, as the JDK's keytool makes it. */
public record Certificate(Path file) {

    private static final String PASSWORD = "changeit";

    /** One for names such as {@code ip:127.0.0.1}. */
    public static Certificate of(String names, Path directory) throws IOException, InterruptedException {
        var file = directory.resolve("server.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-dname",
                        "CN=mail",
                        "-ext",
                        "san=" + names)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException(Files.readString(directory.resolve("keytool.log")));
        }
        return new Certificate(file);
    }

    /** What the server needs to show it. */
    public SSLContext context() throws IOException, GeneralSecurityException {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store(), PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** What opens its file. */
    public String password() {
        return PASSWORD;
    }

    /** The key store, which also serves as a trust store for clients. */
    public KeyStore store() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            store.load(content, PASSWORD.toCharArray());
        }
        return store;
    }

    /** The settings of a client that trusts it. */
    String[] trusted() {
        return new String[] {
            "spring.ssl.bundle.jks.mail.truststore.location=" + file.toUri(),
            "spring.ssl.bundle.jks.mail.truststore.password=" + PASSWORD,
            "spring.mail.ssl.bundle=mail",
            "spring.mail.ssl.enabled=false",
            "email-change.mail.encryption=required"
        };
    }
}

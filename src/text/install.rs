//! Words about installing a certificate: five lines for each kind of server.

use super::Sentence;

super::sentences! {
    TITLE: "Install the certificate", "安装证书";
    INTRO: "Select your server. Each list says which files it needs and what to do with them.", "请选择您的服务器。每个列表说明所需文件和操作步骤。";
    SERVICE_KEY: "The certificate service created the private key. These files do not contain it, and a server needs both.", "私钥由证书服务生成，以下文件不包含私钥，而服务器同时需要证书和私钥。";
    DOWNLOAD: "Download {0}", "下载 {0}";
    SAVED: "The file was saved as {0}.", "文件已保存为 {0}。";

    NGINX_COPY: "Copy {0} and your private key to the server. Only root may be able to read the key.", "将 {0} 和私钥复制到服务器，并确保只有 root 能读取私钥。";
    NGINX_CERTIFICATE: "In the server block, set ssl_certificate to the path of {0}.", "在 server 块中，将 ssl_certificate 设为 {0} 的路径。";
    NGINX_KEY: "Set ssl_certificate_key to the path of your private key.", "将 ssl_certificate_key 设为私钥的路径。";
    NGINX_TEST: "Test the settings: nginx -t", "测试配置：nginx -t";
    NGINX_LOAD: "Load them: nginx -s reload. Then open the website and check the dates of its certificate.", "加载配置：nginx -s reload。然后打开网站，检查证书的有效期。";

    APACHE_COPY: "Copy the files and your private key to the server. Only root may be able to read the key.", "将文件和私钥复制到服务器，并确保只有 root 能读取私钥。";
    APACHE_CERTIFICATE: "In the virtual host, set SSLCertificateFile to the path of {0} and SSLCertificateKeyFile to the path of your private key.", "在虚拟主机中，将 SSLCertificateFile 设为 {0} 的路径，将 SSLCertificateKeyFile 设为私钥的路径。";
    APACHE_CHAIN: "Set SSLCertificateChainFile to the path of {0}.", "将 SSLCertificateChainFile 设为 {0} 的路径。";
    APACHE_NO_CHAIN: "Remove SSLCertificateChainFile: this certificate has no intermediate certificate.", "删除 SSLCertificateChainFile：此证书没有中间证书。";
    APACHE_TEST: "Test the settings: apachectl configtest", "测试配置：apachectl configtest";
    APACHE_LOAD: "Load them: apachectl graceful. Then open the website and check the dates of its certificate.", "加载配置：apachectl graceful。然后打开网站，检查证书的有效期。";

    WINDOWS_COPY: "Copy {0} to the server. Windows Server 2019 and later can read it.", "将 {0} 复制到服务器。Windows Server 2019 及更高版本可以读取。";
    WINDOWS_OPEN: "In IIS Manager, select the server and open Server Certificates.", "在 IIS 管理器中选择服务器，打开“服务器证书”。";
    WINDOWS_IMPORT: "Select Import, then {0}, and enter its passphrase.", "选择“导入”，选取 {0} 并输入其密码。";
    WINDOWS_BIND: "Select the website, then Bindings, and set its https binding to this certificate.", "选择网站，打开“绑定”，将其 https 绑定设为此证书。";
    WINDOWS_CLEAN: "Delete {0} from the server. Then open the website and check the dates of its certificate.", "从服务器删除 {0}。然后打开网站，检查证书的有效期。";
    WINDOWS_OWN: "If you created the CSR in IIS, the key is on that server already. Select Complete Certificate Request there, and {0}.", "如果 CSR 是在 IIS 中生成的，私钥已在该服务器上。请在该服务器选择“完成证书申请”，并选取 {0}。";

    TOMCAT_COPY: "Copy {0} to the server. Only Tomcat may be able to read it.", "将 {0} 复制到服务器，并确保只有 Tomcat 能读取。";
    TOMCAT_CONNECTOR: "In server.xml, add SSLHostConfig with Certificate to the Connector for https.", "在 server.xml 中，为 https 的 Connector 添加 SSLHostConfig 和 Certificate。";
    TOMCAT_FILE: "In Certificate, set certificateKeystoreFile to the path of {0} and certificateKeystoreType to PKCS12.", "在 Certificate 中，将 certificateKeystoreFile 设为 {0} 的路径，将 certificateKeystoreType 设为 PKCS12。";
    TOMCAT_PASSWORD: "Set certificateKeystorePassword to the passphrase of the file.", "将 certificateKeystorePassword 设为该文件的密码。";
    TOMCAT_LOAD: "Restart Tomcat. Then open the website and check the dates of its certificate.", "重启 Tomcat。然后打开网站，检查证书的有效期。";
}

/// The names of the servers, which are the same in every language.
pub const SERVERS: [&str; 4] = ["nginx", "Apache", "IIS (Windows)", "Tomcat"];

/// The five lines for nginx. Each value is a file.
pub const NGINX_LINES: [Sentence; 5] = [NGINX_COPY, NGINX_CERTIFICATE, NGINX_KEY, NGINX_TEST, NGINX_LOAD];
/// The five lines for Apache, for a certificate with an intermediate certificate.
pub const APACHE_LINES: [Sentence; 5] = [APACHE_COPY, APACHE_CERTIFICATE, APACHE_CHAIN, APACHE_TEST, APACHE_LOAD];
/// The five lines for Apache, for a certificate without one.
pub const APACHE_SHORT_LINES: [Sentence; 5] =
    [APACHE_COPY, APACHE_CERTIFICATE, APACHE_NO_CHAIN, APACHE_TEST, APACHE_LOAD];
/// The five lines for IIS.
pub const WINDOWS_LINES: [Sentence; 5] = [WINDOWS_COPY, WINDOWS_OPEN, WINDOWS_IMPORT, WINDOWS_BIND, WINDOWS_CLEAN];
/// The five lines for Tomcat.
pub const TOMCAT_LINES: [Sentence; 5] = [TOMCAT_COPY, TOMCAT_CONNECTOR, TOMCAT_FILE, TOMCAT_PASSWORD, TOMCAT_LOAD];

//! Words of the verification page and of the printed form.

super::sentences! {
    TITLE: "Verification information", "验证信息";
    INTRO_ONE: "The CA wants one signed and sealed form. It is filled in with your answers already.", "CA 需要一份签字盖章的表格，已用您的答案填好。";
    INTRO_MANY: "The CA wants {0} signed and sealed forms. They are filled in with your answers already.", "CA 需要 {0} 份签字盖章的表格，已用您的答案填好。";
    INTRO_NONE: "This order wants no document. Go on to check your answers.", "此订单无需文件，请继续核对答案。";
    PRINT: "Print the form", "打印表格";
    PRINT_MORE: "Filled in with your answers. Black and white will do.", "已填入您的答案，黑白打印即可。";
    DOWNLOAD: "Download the form", "下载表格";
    READ: "Read it through", "通读一遍";
    READ_MORE: "Company name and number must match the licence letter by letter. On the blank form, fill them in by hand.", "公司名称和注册号须与营业执照逐字一致。空白表格请手工填写。";
    SIGN: "Sign and seal", "签字并盖章";
    SIGN_MORE: "The applicant signs. The official company seal goes over the signature line.", "由申请人签名，并在签名处加盖公章。";
    PHOTOGRAPH: "Photograph and upload", "拍照并上传";
    PHOTOGRAPH_MORE: "All four corners, daylight, no flash. Any phone photo will do: it is made to fit here, in your browser.",
        "拍下四个角，使用自然光，不用闪光灯。任何手机照片都可以，会在浏览器中自动处理到合适大小。";
    PHOTO: "Photo of the signed form", "签字表格的照片";
    PHOTO_OF: "Photo of the signed form: {0}", "签字表格的照片：{0}";
    UPLOADED: "Uploaded {0}", "上传于 {0}";
    UPLOADED_ALT: "The photo that was uploaded", "已上传的照片";
    ON_FILE: "The certificate service has this photo.", "证书服务已收到此照片。";
    REMOVE: "Remove", "移除";
    LOST: "The photo chosen before the page was reloaded was not uploaded. Choose it again", "页面重新加载前选择的照片未上传。请重新选择";
    LOST_WHILE_CHOOSING: "The page was reloaded while a photo was being taken or chosen, and no photo was uploaded. Take or choose it again",
        "拍摄或选择照片时页面重新加载了，照片未上传。请重新拍摄或选择";
    NEXT_WAITS: "The photo is uploaded first. Then the next page opens by itself.", "先上传照片，完成后自动进入下一步。";
    NEXT: "Next", "下一步";
    PRINT_TITLE: "Form to sign and seal", "签字盖章表格";
    PRINT_HEADING: "Application for an SSL certificate", "SSL 证书申请表";
    PRINT_NOW: "Print", "打印";
    PRINT_BACK: "Back to the verification information", "返回验证信息";
    PRINT_DECLARE: "The company named above applies for this certificate, confirms that these particulars are true and that it controls the names listed, and authorises the applicant to act for it.",
        "上述公司申请此证书，确认以上内容属实并拥有所列域名的控制权，授权申请人代为办理。";
    PRINT_SIGNATURE: "Applicant's signature", "申请人签名";
    PRINT_SEAL: "Official company seal", "公司公章";
    PRINT_DATE: "Date", "日期";
    PRINT_ORDER: "Order number", "订单号";
    PRINT_PRODUCT: "Product", "产品";
    PRINT_ANNEX: "The {0} names of order {1}", "订单 {1} 的 {0} 个域名";
    PRINT_EMPTY: "There are no answers yet. Fill in the applicant information first.", "尚无答案，请先填写申请信息。";
}

//! Words of the verification page and of the printed form.

super::sentences! {
    TITLE: "Verification information", "验证信息";
    INTRO: "The CA needs {0} form, signed and sealed. We have filled it in with your answers.|The CA needs {0} forms, signed and sealed. We have filled them in with your answers.",
        "CA 需要 {0} 份签字盖章的申请表，已用您填写的内容生成。";
    INTRO_NONE: "This order needs no documents. Continue to check your answers.", "此订单无需上传材料，请继续确认申请信息。";
    PRINT: "Print the form", "打印申请表";
    PRINT_MORE: "Your answers are already filled in. Black and white is fine.", "已填入您的申请信息，黑白打印即可。";
    DOWNLOAD: "Download the blank form", "下载空白申请表";
    READ: "Check the form", "核对申请表";
    READ_MORE: "The company name and number must match the licence exactly. If you use the blank form, fill it in by hand.", "公司名称和注册号须与营业执照完全一致。如使用空白申请表，请手工填写。";
    SIGN: "Sign and seal", "签字并盖章";
    SIGN_MORE: "The applicant signs. The official company seal goes over the signature line.", "由申请人签名，并在签名处加盖公章。";
    PHOTOGRAPH: "Take a photo and upload it", "拍照并上传";
    PHOTOGRAPH_MORE: "Show all four corners, in daylight without flash.", "拍全四个角，使用自然光，不用闪光灯。";
    PHOTO: "Photo of the signed form", "已签字盖章的申请表照片";
    PHOTO_OF: "Photo of the signed form: {0}", "已签字盖章的申请表照片：{0}";
    UPLOADED: "Uploaded {0}", "上传于 {0}";
    UPLOADED_ALT: "The uploaded photo", "已上传的照片";
    ON_FILE: "Photo uploaded", "照片已上传";
    REMOVE: "Remove", "删除";
    LOST: "The page was reloaded before the photo you chose was uploaded. Choose it again", "页面在照片上传之前重新加载了。请重新选择照片";
    LOST_WHILE_CHOOSING: "The page was reloaded while you were taking or choosing a photo, so nothing was uploaded. Take or choose it again", "拍摄或选择照片时页面重新加载了，照片未上传。请重新拍摄或选择";
    NEXT_WAITS: "Uploading the photo. The next page will open automatically.", "正在上传照片，完成后将自动进入下一步。";
    NEXT: "Next", "下一步";
    PRINT_TITLE: "Form to sign and seal", "待签字盖章的申请表";
    PRINT_HEADING: "Application for an SSL certificate", "SSL 证书申请表";
    PRINT_NOW: "Print", "打印";
    PRINT_BACK: "Back to verification information", "返回验证信息";
    PRINT_DECLARE: "The company named above applies for this certificate, confirms that this information is true and that it controls the domain names listed, and authorises the applicant to act for it.", "上述公司申请此证书，确认以上内容属实并拥有所列域名的控制权，授权申请人代为办理。";
    PRINT_SIGNATURE: "Applicant's signature", "申请人签名";
    PRINT_SEAL: "Official company seal", "公司公章";
    PRINT_DATE: "Date", "日期";
    PRINT_ORDER: "Order number", "订单号";
    PRINT_PRODUCT: "Product: {0} ({1}, {2})", "产品：{0}（{1}，{2}）";
    PRINT_ANNEX: "Order {1}: all {0} domain names", "订单 {1} 的全部 {0} 个域名";
    PRINT_EMPTY: "You have not entered any answers yet. Fill in the applicant information first.", "尚未填写申请信息，请先填写。";
}

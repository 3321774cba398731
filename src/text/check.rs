//! Sentences of the page on which the applicant checks and submits the answers.

super::sentences! {
    TITLE: "Check your answers", "确认申请信息";
    INTRO: "Check every answer. A mistake can delay your certificate by several days.", "请逐项确认。填写有误可能使签发延迟数天。";
    SKIP: "Skip the answers", "跳过申请信息";
    CHANGE: "Change {0}", "修改{0}";
    NOT_PROVIDED: "Not provided", "未填写";
    DOCUMENTS: "Documents", "申请材料";
    PHOTO_THERE: "Photo uploaded, {0} × {1} pixels, {2}", "照片已上传，{0} × {1} 像素，{2}";
    PHOTO_MISSING: "No photo uploaded yet", "尚未上传照片";
    CSR_OWN: "Your own CSR", "自有 CSR";
    SUBMIT: "Submit for verification", "提交审核";
    SUBMIT_MORE: "After you submit, you cannot change your answers unless you withdraw the application or the CA refuses it.", "提交后不能修改，除非您撤回申请或 CA 审核未通过。";
    SUBMITTING: "Submitting…", "正在提交…";
    ATTEMPT: "Submitting (attempt {0})…", "正在提交（第 {0} 次尝试）…";
    ATTEMPT_UNKNOWN: "We do not know yet if your application was received. Submitting again (attempt {0}). It will not be submitted twice.", "暂时无法确认申请是否提交成功。正在重新提交（第 {0} 次尝试），不会重复提交。";
    FINDING_OUT: "Checking if your application was received…", "正在查询申请是否提交成功…";
    JUDGING: "Checking your answers…", "正在检查填写的内容…";
    CANCEL: "Stop trying", "停止重试";
    UNKNOWN: "We do not know yet if your application was received. You can try again safely: it will not be submitted twice.", "暂时无法确认申请是否提交成功。您可以放心重试，不会重复提交。";
    FIND_OUT: "Check if it was submitted", "查询是否提交成功";
    CHANGED: "Your answers were changed after you opened this page. Check them again.", "打开此页面后，申请信息已被修改。请重新确认。";
    LOOK_AGAIN: "Show the latest answers", "显示最新内容";
    KEY_USED: "An earlier attempt used different answers. Do you want to submit these answers as a new attempt?", "此前曾尝试提交不同的内容。是否以当前内容重新提交？";
    SUBMIT_NEW: "Submit these answers", "提交当前内容";
}

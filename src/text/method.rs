//! Words about changing the way of domain verification, and about notifications, on the status page.

super::sentences! {
    TITLE: "Verify in another way", "更换验证方式";
    CHANGE: "Change the method", "更换验证方式";
    CHANGED: "The method was changed. “Your turn” above says what to do now.", "验证方式已更换，请按上方“待您处理”操作。";
    SAME: "This method is already in use. Select another one.", "当前已使用该方式，请选择其他方式。";
    TOO_LATE: "The method can no longer be changed.", "已无法更换验证方式。";
    LACKING: "This certificate service cannot change the method during the review. To change it, withdraw the application and submit it again.", "此证书服务不支持在审核中更换验证方式。如需更换，请撤回后重新提交。";

    NOTIFY: "Notify me of changes", "状态变化时通知我";
    NOTIFY_ON: "You will get a notification when the status changes, as long as this page is open.", "只要此页面保持打开，状态变化时会通知您。";
    NOTIFY_REFUSED: "Your browser does not allow notifications from this site. You can allow them in the settings of the browser.", "浏览器未允许此网站发送通知，可在浏览器设置中开启。";
    NOTIFY_LACKING: "This browser cannot show notifications here.", "此浏览器无法显示通知。";
}
